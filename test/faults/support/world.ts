/** The bank in one process: real functions over real adapters, the laptop's table and workflow, virtual time, and faults between them. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { dynamoAccessStore } from '#adapters/dynamo-access-store.ts';
import { dynamoCaseStore } from '#adapters/dynamo-case-store.ts';
import { dynamoReportStore } from '#adapters/dynamo-report-store.ts';
import { dynamoStaffDirectory } from '#adapters/dynamo-staff-directory.ts';
import { sesMailer } from '#adapters/ses-mailer.ts';
import { SHARDS, shardOf } from '#adapters/shard.ts';
import { stepFunctionsControl } from '#adapters/step-functions-control.ts';
import { stepFunctionsExecutions } from '#adapters/step-functions-executions.ts';
import { embeddedScanner } from '#casework/embedded-scanner.ts';
import type { Dependencies, Executions } from '#ports';
import type { LaptopClock } from '../../../local/clock.ts';
import {
  ensureTable,
  openTable,
  type TableEmulator,
} from '../../../local/emulators/table/index.ts';
import { openWorkflow, type WorkflowEmulator } from '../../../local/emulators/workflow/index.ts';
import { casesTable } from '../../adapters/cases-table.ts';
import { definitionText } from '../../contract/asl-model.ts';
import { type MemoryVault, memoryDoor, memoryVault } from '../../support/memory-vault.ts';
import { type Chance, chanceFrom } from './dice.ts';
import { EventBus } from './event-bus.ts';
import { Faults } from './faults.ts';
import { Ledger } from './ledger.ts';
import { type PostOffice, postOffice } from './post-office.ts';
import { type Actor, type Ended, type Service, Stage } from './stage.ts';
import { everyStep, type Steps } from './steps.ts';
import { tableDesk, tableLine } from './table-line.ts';
import { iso, MINUTE, silent, virtualClock } from './time.ts';
import { workflowDesk, workflowLine } from './workflow-line.ts';

const TABLE = 'Cases';
export const MACHINE = 'arn:aws:states:eu-west-1:000000000000:stateMachine:Negotiation';
const functionArn = (name: string) => `arn:aws:lambda:eu-west-1:000000000000:function:${name}`;
/** All cases of a simulation lie in these: a sweep of all eight costs four times as much and shows no more. */
export const SHARDS_USED = 2;

export type Needs = Dependencies & {
  readonly executions: Executions;
  readonly pause: (ms: number) => Promise<void>;
};

export interface World {
  readonly chance: Chance;
  readonly clock: LaptopClock;
  readonly now: () => number;
  readonly faults: Faults;
  readonly stage: Stage;
  readonly ledger: Ledger;
  readonly post: PostOffice;
  readonly events: EventBus;
  readonly vault: MemoryVault;
  readonly workflow: WorkflowEmulator;
  /** Names of steps called so far. */
  readonly stepsCalled: Set<string>;
  /** Calls a function with dependencies of its own. */
  readonly call: <T>(
    name: string,
    purpose: string,
    work: (needs: Needs) => Promise<T>,
  ) => Promise<Ended<T>>;
  /** What somebody sees for whom nothing fails. */
  readonly plain: Needs;
  /** Asks the table, or the workflow, outright. */
  readonly table: (operation: string, input: object) => Promise<object>;
  readonly machine: (operation: string, input: object) => Promise<object>;
  close(): Promise<void>;
}

/** SHA-256 at once: Web Crypto works on threads, whose order no seed repeats. */
function hashAtOnce(): void {
  const digest = async (_: unknown, data: unknown) => {
    // the code hashes bytes only
    const hash = createHash('sha256')
      .update(data as Uint8Array)
      .digest();
    return hash.buffer.slice(hash.byteOffset, hash.byteOffset + hash.length);
  };
  vi.spyOn(crypto.subtle, 'digest').mockImplementation(digest);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567';

function idsFrom(chance: Chance): Dependencies['ids'] {
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

async function openEmulators(chance: Chance, clock: LaptopClock) {
  const dir = mkdtempSync(join(tmpdir(), 'parley-faults-'));
  const emulator = await openTable({ dir: join(dir, 'table'), clock: silent(clock) });
  await ensureTable(emulator, definitionOf(TABLE));
  let tokens = 0;
  return {
    dir,
    emulator,
    open: (invoke: (arn: string, payload: unknown) => Promise<unknown>) =>
      openWorkflow({
        dir: join(dir, 'workflow'),
        clock,
        invoke,
        uuid: () => `00000000-0000-4000-8000-${String(++tokens).padStart(12, '0')}`,
        random: () => chance.next(),
      }),
  };
}

const definitionOf = casesTable();

/** As Lambda reports a function that died, and one that failed. */
function answerOf(ended: Ended<unknown>, chance: Chance): unknown {
  if (ended.how === 'done') return ended.value;
  if (ended.how === 'failed') throw ended.error;
  const name = chance.of('Sandbox.Timedout', 'Runtime.ExitError', 'Lambda.Unknown');
  throw Object.assign(new Error('The function died'), { name });
}

interface Parts {
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
function needsOf(parts: Parts, actor: Actor): Needs {
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
    cases: { ...dynamoCaseStore(table), shards: SHARDS_USED },
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

/** A stage on which everything happens at once and as asked. */
const outright = { call: <T>(_: Actor, { make }: { make: () => Promise<T> }) => make() };

export async function openWorld(seed: number, skewed: boolean): Promise<World> {
  hashAtOnce();
  for (const level of ['info', 'error'] as const)
    vi.spyOn(console, level).mockImplementation(() => undefined);
  const chance = chanceFrom(seed);
  const clock = virtualClock();
  const now = () => clock.now();
  const faults = new Faults(chance, skewed);
  const stage = new Stage(chance, clock, faults);
  const ledger = new Ledger();
  const vault = memoryVault();
  const ids = idsFrom(chance);
  const { dir, emulator, open } = await openEmulators(chance, clock);
  const steps = await everyStep();
  const stepsCalled = new Set<string>();
  const made: { workflow?: WorkflowEmulator; post?: PostOffice } = {};
  const there = <T>(part: T | undefined): T => {
    if (!part) throw new Error('The world is not open yet');
    return part;
  };
  const table = tableDesk(emulator);
  const parts: Parts = {
    stage,
    emulator,
    workflow: () => there(made.workflow),
    post: () => there(made.post),
    vault,
    ids,
    ledger,
    now,
    signalling: (token) => mustBeWritten(table, ledger, token),
  };
  const call: World['call'] = (name, purpose, work) =>
    stage.spawn(name, purpose, (actor) => work(needsOf(parts, actor)));
  const events = new EventBus(stage, chance, call);
  made.post = postOffice({
    stage,
    chance,
    now,
    sending: (letter) =>
      mustBeClaimed(table, ledger, made.post?.sent ?? [], letter, toleranceOf(skewed)),
    emit: (event) => events.mail(event),
  });
  made.workflow = await open(invoke({ call, steps, stepsCalled, chance }));
  made.workflow.defineStateMachine(MACHINE, definition());
  made.workflow.onExecutionEnded(({ name, status }) => events.ended(name, status));
  const nobody: Actor = { name: 'nobody', purpose: '', skewMs: 0, dead: false, frozenUntil: 0 };
  // the plain world shares all but the stage
  const plain = needsOf({ ...parts, stage: outright as unknown as Stage }, nobody);
  return {
    chance,
    clock,
    now,
    faults,
    stage,
    ledger,
    post: made.post,
    events,
    vault,
    workflow: made.workflow,
    stepsCalled,
    call,
    plain,
    table,
    machine: workflowDesk(made.workflow),
    async close() {
      await made.workflow?.close();
      await emulator.close();
      rmSync(dir, { recursive: true });
      vi.restoreAllMocks();
    },
  };
}

const definition = (): object =>
  JSON.parse(
    definitionText.replaceAll(/\$\{(\w+)FunctionArn\}/g, (_, name: string) => functionArn(name)),
  );

interface Invoking {
  readonly call: World['call'];
  readonly steps: Steps;
  readonly stepsCalled: Set<string>;
  readonly chance: Chance;
}

/** Lambda as the state machine calls it. */
const invoke =
  ({ call, steps, stepsCalled, chance }: Invoking) =>
  async (arn: string, payload: unknown): Promise<unknown> => {
    const name = arn.split(':').at(-1) ?? '';
    const step = steps.get(name);
    if (!step) throw new Error(`The state machine calls ${name}, which is no step`);
    stepsCalled.add(name);
    return answerOf(await call(name, 'step', (needs) => step(needs)(payload)), chance);
  };

/** Commit first, then signal: whoever answers a token has written the answer before. */
async function mustBeWritten(table: World['table'], ledger: Ledger, token: string) {
  // the emulator's own answer
  const { Items = [] } = (await table('Scan', {
    TableName: TABLE,
    FilterExpression: '#token = :token AND #status = :open',
    ExpressionAttributeNames: { '#token': 'token', '#status': 'status' },
    ExpressionAttributeValues: { ':token': { S: token }, ':open': { S: 'open' } },
  })) as { Items?: { sk: { S: string } }[] };
  for (const { sk } of Items) ledger.faults.push(`${sk.S} was signalled before it was answered`);
}

const LEASE = 15 * MINUTE;
/** A sender may stand still between claim and sending, and two clocks differ by twice what each may be wrong. */
const toleranceOf = (skewed: boolean): number => (skewed ? 14 : 4) * MINUTE;

/** Claim first, then send: a letter leaves under its claim, and a second one only after the first one's lease. */
async function mustBeClaimed(
  table: World['table'],
  ledger: Ledger,
  sent: PostOffice['sent'],
  { caseId, mailId, at, actor }: Omit<PostOffice['sent'][number], 'messageId'>,
  tolerance: number,
) {
  const Key = { pk: { S: `CASE#${caseId}` }, sk: { S: `MAIL#${mailId}` } };
  // the emulator's own answer
  const { Item } = (await table('GetItem', { TableName: TABLE, Key })) as {
    Item?: { status: { S: string } };
  };
  const status = Item?.status.S ?? 'gone';
  // a provider's own word may settle a mail while a second copy is on its way
  const known = sent.filter((it) => it.caseId === caseId && it.mailId === mailId);
  if (status !== 'sending' && known.length === 0)
    ledger.faults.push(`${mailId} of ${caseId} was sent while it was ${status}`);
  const last = known.at(-1);
  if (last && at - last.at < LEASE - tolerance)
    ledger.faults.push(`${mailId} of ${caseId} was sent twice within its lease (${actor.name})`);
}
