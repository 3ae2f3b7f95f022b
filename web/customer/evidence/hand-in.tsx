import { useCase } from '../case/my-case.ts';
import { Choice, Tick } from '../form/fields.tsx';
import { ErrorSummary, Form, SubmitButton } from '../form/form.tsx';
import { useWords } from '../language.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { evidenceWords } from '../words/evidence.ts';
import { FileField } from './file-field.tsx';
import { OwnFiles } from './own-files.tsx';
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
      <Choice
        name="sensitive"
        hint={words.sensitiveHint}
        inRow
        options={[
          { value: 'no', label: words.no },
          { value: 'yes', label: words.yes },
        ]}
      />
      {filling.values['sensitive'] === 'yes' && (
        <Tick name="sensitiveDataConsent" hint={words.consentHint}>
          {words.consentText}
        </Tick>
      )}
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
