import { useState } from 'react';
import * as z from 'zod/mini';
import type { Body } from '#contracts/http.ts';
import { answerSchemas, type CustomerAct } from '#contracts/staff-answers.ts';
import type { StaffCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { call } from '../api/client.ts';
import { CaseForm } from '../forms/case-form.tsx';
import { customerActForms } from '../forms/commands/customer-acts.tsx';
import { Line } from '../forms/fields.tsx';
import { filledIn, textAt } from '../forms/values.ts';
import { useWords } from '../language.tsx';
import { caseWords } from '../words/case.ts';
import { commandWords } from '../words/commands.ts';
import { fieldWords } from '../words/fields.ts';
import { CurrentVersion } from './proposed.tsx';

type ActName = CustomerAct['command'];

interface RecordedCallProps {
  readonly it: StaffCase;
  readonly commands: readonly ActName[];
  readonly onDone: () => void;
}

/** What the customer says by telephone: which act it is, its words, and the recording that proves it (C2). */
export function RecordedCall({ it, commands, onDone }: RecordedCallProps) {
  const words = useWords(caseWords);
  const named = useWords(commandWords);
  const [chosen, setChosen] = useState<ActName | null>(null);
  const command = commands.find((one) => one === chosen);
  return (
    <>
      <p className="quiet">{words.saidOnLine}</p>
      <div className="tabs wrap" role="group" aria-label={words.saidOnLine}>
        {commands.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === command}
            onClick={() => setChosen(one)}
          >
            {named[one].title}
          </button>
        ))}
      </div>
      {command && aboutOffer.has(command) && (
        <div className="part judged">
          <CurrentVersion it={it} />
        </div>
      )}
      {command && <ActForm key={command} it={it} command={command} onDone={onDone} />}
    </>
  );
}

const aboutOffer = new Set<ActName>(['AcceptOffer', 'CounterOffer', 'RejectOffer']);

const recordingField = z.string().check(z.trim(), z.minLength(1), z.maxLength(200));

function ActForm({ it, command, onDone }: { it: StaffCase; command: ActName; onDone: () => void }) {
  const named = useWords(commandWords);
  const fields = useWords(fieldWords);
  const form = customerActForms[command];
  const props = { it, task: null };
  const { Fields } = form;
  return (
    <CaseForm
      it={it}
      kind={`said:${command}`}
      initial={{ ...form.initial?.(props), recording: '' }}
      // the recording belongs to the whole act; the command's own fields never carry it
      schema={z.object({ recording: recordingField, data: commandSchemas[command] })}
      dataOf={(values) => {
        const { recording: _, ...said } = values;
        return {
          recording: textAt(values, 'recording').trim() || undefined,
          data: form.dataOf?.(said, props) ?? filledIn(said),
        };
      }}
      faultsAt={['act.data.', 'data.']}
      submit={named[command].submit}
      tone={form.tone}
      done={named[command].title}
      onDone={onDone}
      send={async ({ recording, data }, { expectedVersion, key }) => {
        const act: Body<'RecordCustomerAct'>['act'] = answerSchemas.customerAct.parse({
          command,
          data,
        });
        const body = { expectedVersion, recording, act };
        return call('RecordCustomerAct', { path: { caseId: it.caseId }, body, key });
      }}
    >
      <Fields it={it} task={null} />
      <Line name="recording" label={fields.recording} hint={fields.recordingHint} width="middle" />
    </CaseForm>
  );
}
