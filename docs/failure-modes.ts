/**
 * What can go wrong (quality.md B2), what keeps it from doing harm, and the test that proves it: one whose title names the row,
 * as `B2-7`. A row without a test says why it cannot have one here.
 */
export interface FailureMode {
  readonly n: number;
  readonly failure: string;
  readonly guard: string;
  /** Where the guard stands. */
  readonly files: readonly string[];
  /** Why no test here can prove it; absent where a test does. */
  readonly untested?: string;
}

export const failureModes: readonly FailureMode[] = [
  {
    n: 1,
    failure: 'a client sends a create again',
    guard:
      'the Idempotency-Key is a row of the same transaction; one key for two contents is refused',
    files: ['functions/casework/carry-out.ts', 'functions/adapters/dynamo/commit.ts'],
  },
  {
    n: 2,
    failure: 'an event is delivered twice',
    guard: 'the case decides at its version whether there is anything left to do',
    files: ['functions/events/record-workflow-end.ts'],
  },
  {
    n: 3,
    failure: 'an execution is started twice',
    guard:
      'named by case and run, input built from the stored row alone; a name that is taken counts as started',
    files: ['functions/adapters/step-functions-control.ts'],
  },
  {
    n: 4,
    failure: 'a crash after the write, before the start of the execution',
    guard: 'the run is owed by its row until it has started; a sweep starts it after a minute',
    files: ['functions/schedules/resume-stuck-tasks.ts'],
  },
  {
    n: 5,
    failure: 'a crash between a person’s answer and the signal',
    guard:
      'the answer is a fact first; the signal is owed by the task’s row and delivered by the sweep',
    files: ['functions/schedules/resume-stuck-tasks.ts', 'functions/casework/signal.ts'],
  },
  {
    n: 6,
    failure: 'a crash after the signal, before it is noted',
    guard: 'a task that has timed out or is unknown has moved on: the signal counts as delivered',
    files: ['functions/adapters/step-functions-control.ts'],
  },
  {
    n: 7,
    failure: 'somebody acts before the step’s token is stored',
    guard:
      'waits are counted: a commit that did not see the task is tried anew; a step that comes late finds the facts elsewhere',
    files: ['functions/casework/await-person.ts', 'functions/adapters/dynamo/commit.ts'],
  },
  {
    n: 8,
    failure: 'two agents decide at once',
    guard: 'the case is written under its version; the second is told what changed and by whom',
    files: ['functions/casework/carry-out.ts'],
  },
  {
    n: 9,
    failure: 'somebody answers a step or an offer that is over',
    guard:
      'the expected version, the open task, and the number of the offer are checked against the facts',
    files: ['functions/casework/answer-check.ts', 'functions/domain/guards.ts'],
  },
  {
    n: 10,
    failure: 'a token is lost and nobody ever answers',
    guard: 'every wait has a timeout that is caught and leads to a new run where the facts are',
    files: ['statemachines/negotiation.asl.json'],
  },
  {
    n: 11,
    failure: 'an execution times out, is stopped or fails',
    guard: 'its end is an event: a new run goes on, or an operator has a task',
    files: ['functions/events/record-workflow-end.ts'],
  },
  {
    n: 12,
    failure: 'the mail provider asks for patience',
    guard: 'the mail stays owed and goes with a later tick; patience never counts as a failure',
    files: ['functions/casework/deliver-mail.ts'],
  },
  {
    n: 13,
    failure: 'a mail was sent and its sender died before writing so',
    guard:
      'the provider’s own event settles it; only where that never comes it is sent again after its lease, once',
    files: ['functions/casework/deliver-mail.ts', 'functions/events/record-mail-event.ts'],
  },
  {
    n: 14,
    failure: 'a mail bounces, or its reader complains',
    guard: 'an agent has a task to call, once, in whatever order the events come',
    files: ['functions/events/record-mail-event.ts'],
  },
  {
    n: 15,
    failure: 'an event is forged or replayed',
    guard:
      'events have no address: they come through EventBridge, which IAM lets nobody else put; a replay finds it done',
    files: ['functions/events/record-mail-event.ts', 'infra/constructs/event-functions.ts'],
  },
  {
    n: 16,
    failure: 'a sweep overlaps itself',
    guard: 'each item is claimed by a conditional write of its own',
    files: ['functions/casework/sweep.ts', 'functions/casework/catch-up.ts'],
  },
  {
    n: 17,
    failure: 'ticks are missed',
    guard: 'a sweep asks for what is due until now, oldest first; the lag is told',
    files: ['functions/adapters/dynamo/due.ts'],
  },
  {
    n: 18,
    failure: 'one item of a sweep fails for ever',
    guard:
      'its tries are counted on its row; after five it is set aside and an operator has a task',
    files: ['functions/casework/poison.ts'],
  },
  {
    n: 19,
    failure: 'one part of a batch of messages fails',
    guard:
      'no function takes batches: every event and every tick is one call, and what fails three times is kept in the dead-letter queue',
    files: ['infra/constructs/service-function.ts'],
  },
  {
    n: 20,
    failure: 'an index lags behind the table',
    guard: 'an index only nominates; the row itself is read before anything is done',
    files: ['functions/adapters/dynamo/due.ts'],
  },
  {
    n: 21,
    failure: 'everything is due at nine o’clock',
    guard: 'the due index has shards by the hash of the case; docs/scale.md has the simulation',
    files: ['functions/adapters/shard.ts', 'bench/shards.ts'],
  },
  {
    n: 22,
    failure: 'a function’s clock is wrong',
    guard:
      'one clock port, instants in UTC; a deadline is judged by functions alone, never by a browser; versions order what happens, not clocks, and leases outlast two clocks that are five minutes wrong either way',
    files: ['functions/adapters/system-clock.ts', 'functions/casework/deliver-mail.ts'],
  },
  {
    n: 23,
    failure: 'time zones, changed clocks, working days and holidays',
    guard: 'ends are computed in the bank’s zone by one pure function and a calendar',
    files: ['functions/domain/clocks.ts', 'functions/domain/calendar.ts'],
  },
  {
    n: 24,
    failure: 'a payload is too large for an execution',
    guard: 'executions carry ids and outcomes, never the case',
    files: ['functions/adapters/step-functions-control.ts', 'statemachines/negotiation.asl.json'],
  },
  {
    n: 25,
    failure: 'an execution’s history overflows, or its year is over',
    guard:
      'after 1,500 events or 250 days the next wait begins in a new run; a case keeps a bounded number of past clocks',
    files: ['functions/casework/await-person.ts', 'functions/domain/clock-hands.ts'],
  },
  {
    n: 26,
    failure: 'a case’s item grows beyond 400 KB',
    guard: 'notes, events, mails and tasks are rows of their own',
    files: ['functions/adapters/dynamo/keys.ts'],
  },
  {
    n: 27,
    failure: 'a deployment while executions are open',
    guard: 'runs start on an alias and finish on the version that they began with',
    files: ['infra/constructs/negotiation-workflow.ts'],
  },
  {
    n: 28,
    failure: 'messages arrive in another order',
    guard: 'nothing depends on the order of messages: each asks the case',
    files: ['functions/events/record-mail-event.ts'],
  },
  {
    n: 29,
    failure: 'retries of retries',
    guard:
      'clients try three times within their own time; a step is tried again by the state machine alone',
    files: ['functions/adapters/dynamo/table.ts'],
  },
  {
    n: 30,
    failure: 'the state machine, or a region, is down',
    guard:
      'reads need the table alone; answers are accepted and owed. Another region: point-in-time copies, docs/deploy.md',
    files: ['functions/casework/carry-out.ts'],
  },
  {
    n: 31,
    failure: 'the table is restored from an older copy',
    guard:
      'every open case gets a new run at its facts, executions of the lost time are stopped, their tokens fit nothing',
    files: ['functions/casework/reconcile.ts', 'docs/runbook.md'],
  },
  {
    n: 32,
    failure: 'the table and the executions contradict each other',
    guard:
      'compared every night in pages; four kinds are repaired, and a second time finds nothing',
    files: ['functions/schedules/reconcile-executions.ts'],
  },
  {
    n: 33,
    failure: 'the emulator behaves otherwise than AWS',
    guard:
      'one suite of the ports for memory and the table emulator; conformance suites of the emulators follow AWS’s documents',
    files: ['test/adapters/case-store.contract.ts'],
  },
];
