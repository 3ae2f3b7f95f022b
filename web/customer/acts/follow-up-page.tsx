import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import type { Values } from '../../shared/drafts.ts';
import { Choice, TextArea } from '../form/fields.tsx';
import { nested } from '../form/nested.ts';
import { useWords } from '../language.tsx';
import { actWords } from '../words/acts.ts';
import { commonWords } from '../words/common.ts';
import { ActPage } from './act-form.tsx';
import { daysSinceRemedy } from './days-since-remedy.ts';

const isNotSolved = (values: Values): boolean => values['answer'] === 'notSolved';

function Fields({ values }: { values: Values }) {
  const words = useWords(actWords);
  return (
    <>
      <Choice
        name="answer"
        options={[
          { value: 'solved', label: words.solved },
          { value: 'notSolved', label: words.notSolved, hint: words.notSolvedHint },
        ]}
      />
      <Choice
        name="score"
        options={Object.entries(words.scores).map(([value, label]) => ({ value, label }))}
        inRow
      />
      {values['answer'] && (
        <TextArea
          name="words"
          label={isNotSolved(values) ? words.notSolvedWords : words.solvedWords}
          optional={!isNotSolved(values)}
        />
      )}
    </>
  );
}

/** P3.2-5: asked until the customer says that it is solved; "not solved" is as near as "solved". */
export function FollowUpPage({ view }: { view: CustomerCase }) {
  const words = useWords(actWords);
  const common = useWords(commonWords);
  const days = daysSinceRemedy(view);
  return (
    <ActPage
      title={days === null ? words.followTitle : words.followAsk(days)}
      button={words.followButton}
      plan={{
        route: 'AnswerFollowUp',
        draft: 'follow-up',
        labels: { answer: words.followTitle, score: words.score, words: words.notSolvedWords },
        schema: commandSchemas.ConfirmSolved,
        dataOf: ({ score = '', words: said = '' }) => ({
          ...nested({ words: said }),
          ...(score && { score: Number(score) }),
        }),
        wrap: (data, values) => ({
          answer: isNotSolved(values) ? 'notSolved' : 'solved',
          ...data,
        }),
        faultsIn: (values) => [
          ...(values['answer']
            ? []
            : [{ field: 'answer', message: common.choose(words.followTitle) }]),
          ...(values['score'] ? [] : [{ field: 'score', message: common.choose(words.score) }]),
          ...(isNotSolved(values) && !values['words']?.trim()
            ? [{ field: 'words', message: common.missing(words.notSolvedWords) }]
            : []),
        ],
        done: (_, values) => (isNotSolved(values) ? words.notSolvedDone : words.solvedDone),
      }}
      fields={({ filling }) => <Fields values={filling.values} />}
    />
  );
}
