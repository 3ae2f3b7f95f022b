import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { useCase } from '../case/my-case.ts';
import { TextArea } from '../form/fields.tsx';
import { nested } from '../form/nested.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Facts } from '../parts/facts.tsx';
import { Timed } from '../parts/timed.tsx';
import { actWords } from '../words/acts.ts';
import { ActPage } from './act-form.tsx';

function Request({ request }: { request: NonNullable<CustomerCase['request']> }) {
  const words = useWords(actWords);
  const { zone } = useCase();
  const moment = usePrinting(zone).deadline(request.dueAt);
  return (
    <>
      <Facts
        facts={[
          { name: words.thing, value: request.thing },
          { name: words.purpose, value: request.purpose },
          { name: words.whyNotHeld, value: request.whyNotHeld },
        ]}
      />
      <p>
        <Timed at={request.dueAt} moment={moment}>
          {words.until(moment)}
        </Timed>
      </p>
    </>
  );
}

/** C8: each question says what it is for and why the bank cannot find it out by itself. */
export function InformationPage({ view }: { view: CustomerCase }) {
  const words = useWords(actWords);
  return (
    <ActPage
      title={words.informationTitle}
      button={words.sendAnswer}
      intro={view.request && <Request request={view.request} />}
      plan={{
        route: 'AnswerInformationRequest',
        draft: `information.${view.request?.askedAt ?? ''}`,
        labels: { answer: words.answer },
        schema: commandSchemas.AnswerInformationRequest,
        dataOf: nested,
        done: () => words.informationDone,
      }}
    >
      <TextArea name="answer" hint={words.answerHint} />
    </ActPage>
  );
}
