import { randomUUID } from 'node:crypto';
import type { LaptopClock } from '../../clock.ts';
import { openRegistry, stateMachineArn } from './api/registry.ts';
import { answerWire, type WireAnswer } from './api/wire.ts';
import type { Invoke } from './caller.ts';
import { openEngine } from './engine.ts';
import type { Status } from './execution.ts';
import { loadDefinition } from './load.ts';
import { openStore, type Store } from './store.ts';
import { templateEvaluator } from './template.ts';

export type { Invoke } from './caller.ts';

export interface WorkflowOptions {
  /** Folder for the journal; made when absent. One process at a time. */
  readonly dir: string;
  readonly clock: LaptopClock;
  readonly invoke: Invoke;
  /** When given, state machines of another account or region are refused. */
  readonly account?: string;
  readonly region?: string;
  /** For ids and tokens; a random UUID by default. */
  readonly uuid?: () => string;
  /** For jitter and `$random`; in [0, 1). */
  readonly random?: () => number;
}

export interface ExecutionEnded {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: Status;
}

export interface WorkflowEmulator {
  /**
   * Gives a state machine its current definition; executions that run already keep theirs. A version or alias may
   * have a definition of its own. Throws InvalidDefinition with every fault found.
   */
  defineStateMachine(arn: string, definition: object): void;
  /** Answers `AWSStepFunctions.<Operation>` in awsJson1.0; refusals are status 400 with `__type`. */
  handle(target: string, body: string | object): Promise<WireAnswer>;
  /** Resolves when every execution has ended or waits for a token, a timer or a pause before a retry. */
  idle(): Promise<void>;
  /**
   * Tells of every end at least once: an end that the last process could not tell of is told to the first listener.
   * Returns the unsubscribe function.
   */
  onExecutionEnded(listener: (ended: ExecutionEnded) => void): () => void;
  /** States entered so far, which is what AWS bills (retries are billed there too and not counted here). */
  statesEntered(executionArn: string): number;
  /** Stops timers and writes a snapshot. Calls in flight are repeated at the next start. */
  close(): Promise<void>;
}

const FORGOTTEN_AFTER_MS = 90 * 24 * 3_600_000;

/**
 * Opens the emulator; executions found in `dir` go on in the next turn of the event loop, with the tokens and calls
 * they had. Transitions happen exactly once, calls at least once: one in flight at a crash is made again.
 */
export async function openWorkflow(options: WorkflowOptions): Promise<WorkflowEmulator> {
  const { dir, clock, invoke, uuid = randomUUID, random = Math.random } = options;
  const store = openStore(dir);
  forgetOld(store, clock.now());
  const chance = { now: () => clock.now(), uuid, random };
  const means = { store, chance, evaluate: templateEvaluator(chance) };
  const engine = openEngine(means, clock, invoke);
  const registry = openRegistry();
  const desk = { store, engine, registry, now: chance.now, uuid };
  engine.resume();

  return {
    defineStateMachine(arn, definition) {
      requirePlace(arn, options);
      registry.define(arn, loadDefinition(arn, definition), clock.now());
    },
    handle: (target, body) => answerWire(desk, target, body),
    idle: () => engine.idle(),
    onExecutionEnded: (listener) =>
      engine.onEnded(({ arn, stateMachineArn: machine, name, status }) =>
        listener({ executionArn: arn, stateMachineArn: machine, name, status }),
      ),
    statesEntered: (arn) => store.byArn(arn)?.facts.entered ?? 0,
    close: () => engine.close(),
  };
}

function requirePlace(arn: string, { account, region }: WorkflowOptions): void {
  stateMachineArn(arn);
  const [, , , ownRegion, ownAccount] = arn.split(':');
  if ((account ?? ownAccount) !== ownAccount || (region ?? ownRegion) !== ownRegion) {
    throw new RangeError(`${arn} is not in account ${account}, region ${region}`);
  }
}

function forgetOld(store: Store, now: number): void {
  for (const execution of store.all()) {
    const { stoppedAt } = execution.facts;
    if (stoppedAt !== undefined && now - stoppedAt > FORGOTTEN_AFTER_MS) store.forget(execution);
  }
}
