import type { StaffCase } from '#contracts/views.ts';
import { staffIntake } from '#domain/intake.ts';
import { call } from '../api/client.ts';
import { CaseForm } from '../forms/case-form.tsx';
import { IntakeFields } from '../intake/intake-fields.tsx';
import { channelsFor, intakeOf, typedIntake } from '../intake/intake-values.ts';
import { useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { caseWords } from '../words/case.ts';
import { commandWords } from '../words/commands.ts';
import { Section } from './section.tsx';

/** A draft that lies at the bank: completed and made a case. */
export function SubmitDraft({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  const { SubmitCase } = useWords(commandWords);
  const channels = channelsFor(useMe());
  const [channel] = channels;
  if (!channel || !it.allowed.includes('SubmitCase')) return null;
  return (
    <Section title={words.submitDraft}>
      <CaseForm
        it={it}
        kind="SubmitCase"
        initial={typedIntake(it.intake ?? {}, it.intake?.channel ?? channel)}
        schema={staffIntake}
        dataOf={intakeOf}
        faultsAt={['intake.']}
        submit={SubmitCase.submit}
        done={SubmitCase.title}
        send={async (data, { expectedVersion, key }) =>
          call('SubmitDraft', {
            path: { caseId: it.caseId },
            body: { expectedVersion, intake: data },
            key,
          })
        }
      >
        <IntakeFields channels={channels} />
      </CaseForm>
    </Section>
  );
}
