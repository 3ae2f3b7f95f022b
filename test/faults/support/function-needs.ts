/** What each call of a function is given: real adapters whose every call goes through the stage. */
import { dynamoAccessStore } from '#adapters/dynamo-access-store.ts';
import { dynamoCaseStore } from '#adapters/dynamo-case-store.ts';
import { dynamoReportStore } from '#adapters/dynamo-report-store.ts';
import { dynamoStaffDirectory } from '#adapters/dynamo-staff-directory.ts';
import { sesMailer } from '#adapters/ses-mailer.ts';
import { shardOf } from '#adapters/shard.ts';
import { stepFunctionsControl } from '#adapters/step-functions-control.ts';
import { stepFunctionsExecutions } from '#adapters/step-functions-executions.ts';
import { embeddedScanner } from '#casework/embedded-scanner.ts';
import type { Dependencies } from '#ports';
import type { TableEmulator } from '../../../local/emulators/table/index.ts';
import type { WorkflowEmulator } from '../../../local/emulators/workflow/index.ts';
import { type MemoryVault, memoryDoor } from '../../support/memory-vault.ts';
import { SHARDS } from '../../support/shards.ts';
import type { Actor, Service } from './calls.ts';
import type { Chance } from './dice.ts';
import type { Ledger } from './ledger.ts';
import type { Needs } from './needs.ts';
import type { PostOffice } from './post-office.ts';
import type { Stage } from './stage.ts';
import { tableLine } from './table-line.ts';
import { iso } from './time.ts';
import { workflowLine } from './workflow-line.ts';

export const TABLE = 'Cases';
export const MACHINE = 'arn:aws:states:eu-west-1:000000000000:stateMachine:Negotiation';
/** All cases of a simulation lie in these: a sweep of all costs four times as much and shows no more. */
const SHARDS_USED = 2;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

export function idsFrom(chance: Chance): Dependencies['ids'] {
  const word = (length: number, letters: string) =>
    Array.from({ length }, () => letters.charAt(chance.below(letters.length))).join('');
  const id = (): string => {
    const made = word(26, LETTERS);
    return shardOf(made, SHARDS) < SHARDS_USED ? made : id();
  };
  return {
    id,
    caseNo: () => `XW-${word(8, 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789').replace(/(.{4})$/, '-$1')}`,
    code: () => word(6, '0123456789'),
  };
}

const files: Service = {
  name: 'files',
  passing: (chance) =>
    Object.assign(new Error(), { name: chance.of('SlowDown', 'TimeoutError', 'InternalError') }),
};
const pausing: Service = { name: 'pause', passing: () => new Error('A pause does not fail') };

/** The files' store behind the stage, call by call. */
function vaultLine(stage: Stage, actor: Actor, vault: MemoryVault): Dependencies['vault'] {
  const through =
    <A extends unknown[], T>(what: string, act: (...given: A) => Promise<T>) =>
    (...given: A): Promise<T> =>
      stage.call(actor, { service: files, what, mayRepeat: true, make: () => act(...given) });
  return {
    quarantined: through('quarantined', (...of) => vault.quarantined(...of)),
    release: through('release', (...of) => vault.release(...of)),
    discard: through('discard', (...of) => vault.discard(...of)),
    erase: through('erase', (...of) => vault.erase(...of)),
  };
}

export interface Parts {
  readonly stage: Stage;
  readonly emulator: TableEmulator;
  readonly workflow: () => WorkflowEmulator;
  readonly post: () => PostOffice;
  readonly vault: MemoryVault;
  readonly ids: Dependencies['ids'];
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly signalling: (token: string) => Promise<void>;
}

/** Everything that one call of a function may use, each part through the stage. */
export function needsOf(parts: Parts, actor: Actor): Needs {
  const { stage, emulator, vault, ids, ledger, now } = parts;
  const clock = { now: () => iso(now() + actor.skewMs) };
  const pause = () =>
    stage.call(actor, {
      service: pausing,
      what: 'pause',
      mayRepeat: false,
      make: async () => undefined,
    });
  const client = tableLine(stage, actor, emulator, ledger.written);
  const table = { client, tableName: TABLE, pause };
  const machine = {
    client: workflowLine(stage, actor, parts.workflow(), parts.signalling),
    stateMachineArn: MACHINE,
  };
  return {
    clock,
    ids,
    cases: { ...dynamoCaseStore({ ...table, shards: SHARDS }), shards: SHARDS_USED },
    staff: dynamoStaffDirectory(table),
    access: dynamoAccessStore({ ...table, clock }),
    reports: dynamoReportStore(table),
    workflow: stepFunctionsControl(machine),
    executions: stepFunctionsExecutions(machine),
    mailer: sesMailer({
      client: parts.post().client(actor),
      from: 'Parley <no-reply@parley.example>',
      configurationSet: 'parley',
    }),
    door: memoryDoor,
    vault: vaultLine(stage, actor, vault),
    scanner: embeddedScanner,
    settings: { profileId: 'cn-2020-3', siteUrl: 'https://parley.example' },
    pause,
  };
}
