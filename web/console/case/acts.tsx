/** Acts beside the open step: each opens its form in a dialog. Only what the lifecycle allows this person now is shown. */
import { type ReactNode, useState } from 'react';
import type * as z from 'zod/mini';
import type { Body } from '#contracts/http.ts';
import { answerSchemas } from '#contracts/staff-answers.ts';
import type { StaffCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { call } from '../api/client.ts';
import type { Order } from '../forms/case-form.tsx';
import { CommandFormOfCase } from '../forms/command-form-of-case.tsx';
import type { CommandForm } from '../forms/commands/command-form.ts';
import { recordContact } from '../forms/commands/contact.tsx';
import { proposeMediation, referOutside } from '../forms/commands/outside.tsx';
import { reassignCase, recusePerson } from '../forms/commands/people.tsx';
import { withReason, withReasonToCustomer } from '../forms/commands/simple.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { TelephoneIcon } from '../frame/icons.tsx';
import { useWords } from '../language.tsx';
import { holds, type Me, useMe } from '../me.ts';
import { caseWords } from '../words/case.ts';
import { commandWords, type StaffActName } from '../words/commands.ts';
import { RecordedCall } from './recorded-call.tsx';
import { Section } from './section.tsx';

interface ActProps {
  readonly it: StaffCase;
  readonly onDone: () => void;
}

type Act = (props: ActProps) => ReactNode;

/** A form whose command goes to a route of its own. */
function actOf<S extends z.ZodMiniType>(
  command: StaffActName,
  form: CommandForm,
  schema: S,
  send: (caseId: string, data: z.infer<S>, order: Order) => Promise<unknown>,
): Act {
  return ({ it, onDone }) => (
    <CommandFormOfCase
      it={it}
      task={null}
      command={command}
      form={form}
      kind={command}
      schema={schema}
      send={async (data, order) => send(it.caseId, data, order)}
      onDone={onDone}
    />
  );
}

const extension = (command: 'ExtendClock' | 'RequestExtension', form: CommandForm): Act =>
  actOf(command, form, commandSchemas.ExtendClock, async (caseId, data, { key, ...versioned }) =>
    call('ExtendClock', { path: { caseId }, body: { ...data, ...versioned }, key }),
  );

const acts: Readonly<Record<string, Act>> = {
  RecordContact: actOf(
    'RecordContact',
    recordContact,
    commandSchemas.RecordContact,
    async (caseId, data, { key, ...versioned }) =>
      call('RecordContact', { path: { caseId }, body: { ...data, ...versioned }, key }),
  ),
  ExtendClock: extension('ExtendClock', withReasonToCustomer),
  RequestExtension: extension('RequestExtension', withReason),
  ReferOutside: actOf(
    'ReferOutside',
    referOutside,
    commandSchemas.ReferOutside,
    async (caseId, { recording: _, ...data }, { key, ...versioned }) =>
      call('ReferCase', { path: { caseId }, body: { ...data, ...versioned }, key }),
  ),
  ProposeMediation: actOf(
    'ProposeMediation',
    proposeMediation,
    commandSchemas.ProposeMediation,
    async (caseId, { bodyName }, { key, ...versioned }) =>
      call('ProposeMediation', { path: { caseId }, body: { bodyName, ...versioned }, key }),
  ),
  ReassignCase: actOf(
    'ReassignCase',
    reassignCase,
    commandSchemas.ReassignCase,
    async (caseId, data, { key, ...versioned }) =>
      call('ReassignCase', { path: { caseId }, body: { ...data, ...versioned }, key }),
  ),
  RecusePerson: actOf(
    'RecusePerson',
    recusePerson,
    commandSchemas.RecusePerson,
    async (caseId, data, { key, ...versioned }) =>
      call('RecusePerson', { path: { caseId }, body: { ...data, ...versioned }, key }),
  ),
  ReopenCase: actOf(
    'ReopenCase',
    withReason,
    commandSchemas.ReopenCase,
    async (caseId, data, { key, ...versioned }) =>
      call('ReopenCase', { path: { caseId }, body: { ...data, ...versioned }, key }),
  ),
};

/** Words of the customer that this person may take down now. */
export function customersActs({ allowed }: Pick<StaffCase, 'allowed'>, me: Me) {
  if (!holds(me, 'agent', 'lead')) return [];
  return answerSchemas.customerAct.def.options
    .map((it) => it.shape.command.def.values[0])
    .filter((command): command is Body<'RecordCustomerAct'>['act']['command'] =>
      allowed.includes(command ?? ''),
    );
}

/** The bank proposes mediation through leads and liaison officers; an agent only takes down the customer's wish. */
const mayAct = (command: string, me: Me): boolean =>
  command !== 'ProposeMediation' || holds(me, 'lead', 'liaison');

export function Acts({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  const named = useWords(commandWords);
  const me = useMe();
  const [open, setOpen] = useState<string | null>(null);
  const commands = Object.keys(acts).filter(
    (command) => it.allowed.includes(command) && mayAct(command, me),
  ) as StaffActName[];
  const said = customersActs(it, me);
  const Act = open ? acts[open] : undefined;
  const close = () => setOpen(null);
  return (
    <Section title={words.acts}>
      {commands.length + said.length === 0 && <p className="quiet">{words.noActs}</p>}
      <div className="acts">
        {said.length > 0 && (
          <button type="button" onClick={() => setOpen('RecordCustomerAct')}>
            <TelephoneIcon /> {named.RecordCustomerAct.title}
          </button>
        )}
        {commands.map((command) => (
          <button key={command} type="button" onClick={() => setOpen(command)}>
            {named[command].title}
          </button>
        ))}
      </div>
      {open === 'RecordCustomerAct' && (
        <Dialog title={named.RecordCustomerAct.title} onClose={close} size="wide">
          <RecordedCall it={it} commands={said} onDone={close} />
        </Dialog>
      )}
      {open && Act && (
        <Dialog title={named[open as StaffActName].title} onClose={close} size="wide">
          <Act it={it} onDone={close} />
        </Dialog>
      )}
    </Section>
  );
}
