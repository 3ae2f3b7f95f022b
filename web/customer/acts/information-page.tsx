import { useState } from 'preact/hooks';
import type { CustomerCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { useCase } from '../case/my-case.ts';
import { TextArea } from '../form/fields.tsx';
import { nested } from '../form/nested.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Facts } from '../parts/facts.tsx';
import { later } from '../parts/later.tsx';
import { Timed } from '../parts/timed.tsx';
import { actWords } from '../words/acts.ts';
import { evidenceWords } from '../words/evidence.ts';
import { ActPage } from './act-form.tsx';

interface Asked {
  readonly request: NonNullable<CustomerCase['request']>;
  readonly mayAddEvidence: boolean;
}

const HandIn = later(async () => (await import('../evidence/hand-in.tsx')).HandIn);

/** What was asked for is often a paper: it can be handed in on the way to the answer. */
function Papers() {
  const words = useWords(evidenceWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.inRequest}</summary>
      <p class="hint">{words.inRequestHint}</p>
      {isOpen && <HandIn />}
    </details>
  );
}

function Request({ request, mayAddEvidence }: Asked) {
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
      {mayAddEvidence && <Papers />}
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
      intro={
        view.request && <Request request={view.request} mayAddEvidence={view.mayAddEvidence} />
      }
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
