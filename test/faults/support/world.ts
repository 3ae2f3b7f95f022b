/** The bank in one process: real functions over real adapters, the laptop's table and workflow, virtual time, and faults between them. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import type { LaptopClock } from '../../../local/clock.ts';
import { ensureTable, openTable } from '../../../local/emulators/table/index.ts';
import { openWorkflow, type WorkflowEmulator } from '../../../local/emulators/workflow/index.ts';
import { casesTable } from '../../adapters/cases-table.ts';
import { definitionText } from '../../contract/asl-model.ts';
import { type MemoryVault, memoryVault } from '../../support/memory-vault.ts';
import type { Actor, Ended } from './calls.ts';
import { type CaseLook, caseLook } from './case-look.ts';
import { type Chance, chanceFrom } from './dice.ts';
import { EventBus } from './event-bus.ts';
import { Faults } from './faults.ts';
import { idsFrom, MACHINE, needsOf, type Parts, TABLE } from './function-needs.ts';
import { Ledger } from './ledger.ts';
import type { CallFunction, Needs } from './needs.ts';
import { mustBeClaimed, mustBeWritten, toleranceOf } from './order-checks.ts';
import { type PostOffice, postOffice } from './post-office.ts';
import { Stage } from './stage.ts';
import { everyStep, type Steps } from './steps.ts';
import { tableDesk } from './table-line.ts';
import { silent, virtualClock } from './time.ts';
import { workflowDesk } from './workflow-line.ts';

const functionArn = (name: string) => `arn:aws:lambda:eu-west-1:000000000000:function:${name}`;

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
  readonly call: CallFunction;
  /** What somebody sees for whom nothing fails. */
  readonly plain: Needs;
  /** The case as its row is now. */
  readonly look: CaseLook;
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

async function openEmulators(chance: Chance, clock: LaptopClock) {
  const dir = mkdtempSync(join(tmpdir(), 'parley-faults-'));
  // what a table keeps on its disk has tests of its own (test/local/table)
  const emulator = await openTable({ dir: null, clock: silent(clock) });
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
  const call: CallFunction = (name, purpose, work) =>
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
  made.workflow = await open(invoke({ call, steps, stepsCalled, chance, faults }));
  made.workflow.defineStateMachine(MACHINE, definition());
  made.workflow.onExecutionEnded(({ name, status }) => events.ended(name, status));
  const nobody: Actor = {
    name: 'nobody',
    purpose: '',
    skewMs: 0,
    pace: 1,
    dead: false,
    frozenUntil: 0,
  };
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
    look: caseLook(table),
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
  readonly faults: Faults;
  readonly call: CallFunction;
  readonly steps: Steps;
  readonly stepsCalled: Set<string>;
  readonly chance: Chance;
}

const defect = (): Error => Object.assign(new Error('A defect'), { name: 'Defect' });

/** Lambda as the state machine calls it; now and then a function has a defect, which no second try mends. */
const invoke =
  ({ call, steps, stepsCalled, chance, faults }: Invoking) =>
  async (arn: string, payload: unknown): Promise<unknown> => {
    const name = arn.split(':').at(-1) ?? '';
    const step = steps.get(name);
    if (!step) throw new Error(`The state machine calls ${name}, which is no step`);
    stepsCalled.add(name);
    if (!faults.calm && chance.is(0.02)) throw defect();
    return answerOf(await call(name, 'step', (needs) => step(needs)(payload)), chance);
  };
