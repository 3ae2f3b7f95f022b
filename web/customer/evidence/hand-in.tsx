import { useCase } from '../case/my-case.ts';
import { ErrorSummary, Form, SubmitButton } from '../form/form.tsx';
import { useWords } from '../language.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { evidenceWords } from '../words/evidence.ts';
import { FileField } from './file-field.tsx';
import { OwnFiles } from './own-files.tsx';
import { SensitiveFields } from './sensitive-fields.tsx';
import { type HandingIn, useHandIn } from './use-hand-in.ts';

function HandInForm({ hand }: { hand: HandingIn }) {
  const words = useWords(evidenceWords);
  const { filling } = hand;
  return (
    <Form filling={filling} labels={hand.labels} onSubmit={() => void hand.send()}>
      <FileField
        chosen={hand.chosen}
        busy={hand.busy}
        onAdd={(files) => void hand.add(files)}
        onRemove={(one) => hand.remove(one)}
      />
      <SensitiveFields
        names={{ any: 'sensitive', consent: 'sensitiveDataConsent' }}
        chosen={hand.chosen}
        onMark={(one, isPlain) => hand.mark(one, isPlain)}
      />
      <div class="actions">
        <SubmitButton busy={hand.busy}>{words.send}</SubmitButton>
      </div>
    </Form>
  );
}

/** Hands files in and shows what became of the earlier ones; stands on a page of its own and inside the answer to a request. */
export function HandIn() {
  const words = useWords(evidenceWords);
  const { view } = useCase();
  const hand = useHandIn();
  const unsent = hand.chosen.flatMap(({ form }) => (form ? [form.evidenceId] : []));
  return (
    <>
      <ErrorSummary faults={hand.filling.faults} refusals={hand.filling.refusals} />
      {hand.trouble && <Trouble trouble={hand.trouble} reused="" />}
      <div role="status">{hand.sent > 0 && <p class="notice good">{words.sent(hand.sent)}</p>}</div>
      {view.mayAddEvidence ? <HandInForm hand={hand} /> : <p class="notice care">{words.full}</p>}
      <section class="after">
        <h2>{words.own}</h2>
        {view.evidence.length === 0 && <p class="quiet">{words.noneNow}</p>}
        <OwnFiles except={unsent} />
      </section>
    </>
  );
}
