import { appendFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KILL_OUTPUT, KILL_STATES, killDefinition } from './kill-machine.ts';
import {
  afterToken,
  type Bench,
  DAY,
  MACHINE,
  machine,
  newDir,
  openBench,
  SECOND,
  stillClock,
  tokenTask,
} from './support.ts';

const EXECUTION = `${MACHINE.replace('stateMachine', 'execution')}:one`;
const behaviours = { note: () => 'noted' };
const waiting = machine({ A: tokenTask({ TimeoutSeconds: 99_999_999 }), ...afterToken });

/** Answers and waits until nothing is left to do. */
async function finish(bench: Bench, tokens: readonly string[]): Promise<void> {
  await bench.workflow.idle();
  for (const taskToken of new Set([...tokens, ...bench.tokens])) {
    await bench.request('SendTaskSuccess', { taskToken, output: '"answered"' });
  }
  await bench.forward(SECOND);
}

/** A folder as a process leaves it that dies after `lines` lines, in the middle of writing the next. */
function diedAfter(journal: readonly string[], lines: number): string {
  const dir = newDir();
  mkdirSync(dir, { recursive: true });
  const torn = (journal[lines] ?? '').slice(0, 40);
  writeFileSync(join(dir, 'journal.log'), [...journal.slice(0, lines), torn].join('\n'));
  return dir;
}

describe('an execution whose process dies', () => {
  it('reaches the same end from after every single line of its journal', async () => {
    const dir = newDir();
    const whole = await openBench(behaviours, { dir });
    await whole.begin(killDefinition);
    await finish(whole, []);
    const journal = readFileSync(join(dir, 'journal.log'), 'utf8').split('\n').slice(0, -1);
    expect(journal.length).toBeGreaterThan(20);
    // the first line is the definition, the second the start: before it nothing was promised
    for (let lines = 2; lines <= journal.length; lines += 1) {
      const bench = await openBench(behaviours, { dir: diedAfter(journal, lines) });
      await finish(bench, whole.tokens);
      expect([lines, await bench.describe(EXECUTION)]).toEqual([
        lines,
        { status: 'SUCCEEDED', output: KILL_OUTPUT },
      ]);
      expect(bench.workflow.statesEntered(EXECUTION)).toBe(KILL_STATES);
      const ids = (await bench.history(EXECUTION)).map(({ id }) => id);
      expect(ids).toEqual(ids.map((_, at) => at + 1));
    }
  });

  it('repeats a call in flight with the same token, and no call that had returned', async () => {
    const dir = newDir();
    const clock = stillClock();
    const first = await openBench({ ask: () => new Promise(() => {}) }, { dir, clock });
    first.workflow.defineStateMachine(MACHINE, waiting);
    await first.request('StartExecution', { stateMachineArn: MACHINE, name: 'one' });
    await expect.poll(() => first.tokens.length).toBe(1);
    await first.workflow.close();
    const second = await openBench({}, { dir, clock });
    await second.workflow.idle();
    expect(second.tokens).toEqual(first.tokens);
    await second.workflow.close();
    const third = await openBench({}, { dir, clock });
    await third.workflow.idle();
    expect(third.calls).toEqual([]);
    await finish(third, first.tokens);
    expect(await third.describe(EXECUTION)).toEqual({ status: 'SUCCEEDED', output: 'answered' });
  });

  it('keeps deadlines that pass while no process runs', async () => {
    const dir = newDir();
    const clock = stillClock();
    const first = await openBench({}, { dir, clock });
    await first.begin(machine({ A: tokenTask(), ...afterToken }));
    await first.workflow.close();
    clock.forward(DAY);
    const second = await openBench({}, { dir, clock });
    await second.workflow.idle();
    expect(await second.describe(EXECUTION)).toEqual({ status: 'SUCCEEDED', output: 'timed out' });
  });

  it('is announced to the next listener when it ended without one', async () => {
    const dir = newDir();
    const clock = stillClock();
    const first = await openBench({}, { dir, clock });
    await first.begin(machine({ A: { Type: 'Fail', Error: 'E' } }));
    await first.workflow.close();
    const second = await openBench({}, { dir, clock });
    const heard: unknown[] = [];
    second.workflow.onExecutionEnded((ended) => heard.push(ended));
    await second.workflow.idle();
    expect(heard).toEqual([
      { executionArn: EXECUTION, stateMachineArn: MACHINE, name: 'one', status: 'FAILED' },
    ]);
    await second.workflow.close();
    const third = await openBench({}, { dir, clock });
    third.workflow.onExecutionEnded((ended) => heard.push(ended));
    await third.workflow.idle();
    expect(heard).toHaveLength(1);
  });
});

describe('the folder of the emulator', () => {
  it('needs no snapshot and mistrusts one that is ahead of the journal', async () => {
    const dir = newDir();
    const clock = stillClock();
    const first = await openBench({}, { dir, clock });
    await first.begin(waiting);
    await first.workflow.close();
    const snapshot = join(dir, 'snapshot.jsonl');
    writeFileSync(
      snapshot,
      readFileSync(snapshot, 'utf8').replace(/"position":\d+/, '"position":1e9'),
    );
    const second = await openBench({}, { dir, clock });
    expect(await second.describe(EXECUTION)).toEqual({ status: 'RUNNING' });
    await second.workflow.close();
    rmSync(snapshot);
    const third = await openBench({}, { dir, clock });
    await finish(third, first.tokens);
    expect(await third.describe(EXECUTION)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('goes on from a snapshot with what the journal has after it', async () => {
    const dir = newDir();
    const clock = stillClock();
    const first = await openBench({}, { dir, clock });
    await first.begin(waiting);
    await first.workflow.close();
    const second = await openBench({}, { dir, clock });
    await finish(second, first.tokens);
    // the journal of the second process, with the snapshot of the first: as after kill -9
    const journal = readFileSync(join(dir, 'journal.log'));
    const killed = newDir();
    appendFileSync(join(killed, 'journal.log'), journal);
    appendFileSync(join(killed, 'snapshot.jsonl'), readFileSync(join(dir, 'snapshot.jsonl')));
    const third = await openBench({}, { dir: killed, clock });
    expect(await third.describe(EXECUTION)).toEqual({ status: 'SUCCEEDED', output: 'answered' });
    expect((await third.history(EXECUTION)).at(-1)).toMatchObject({ type: 'ExecutionSucceeded' });
  });

  it('forgets ended executions after 90 days and then gives their space back', async () => {
    const dir = newDir();
    const clock = stillClock();
    const first = await openBench({}, { dir, clock });
    for (const name of ['gone', 'gone-too', 'gone-as-well']) {
      await first.begin(machine({ A: { Type: 'Succeed' } }), 'x'.repeat(10_000), name);
    }
    await first.begin(waiting);
    const history = await first.history(EXECUTION);
    await first.workflow.close();
    const journal = join(dir, 'journal.log');
    expect(statSync(journal).size).toBeGreaterThan(30_000);

    clock.forward(91 * DAY);
    const second = await openBench({}, { dir, clock });
    const executionArn = EXECUTION.replace(/one$/, 'gone');
    expect(await second.request('DescribeExecution', { executionArn })).toMatchObject({
      __type: 'ExecutionDoesNotExist',
    });
    await second.workflow.close();
    expect(statSync(journal).size).toBeLessThan(10_000);

    const third = await openBench({}, { dir, clock });
    expect(await third.history(EXECUTION)).toEqual(history);
    await finish(third, first.tokens);
    expect(await third.describe(EXECUTION)).toEqual({ status: 'SUCCEEDED', output: 'answered' });
    await third.workflow.close();
    rmSync(join(dir, 'snapshot.jsonl'));
    const fourth = await openBench({}, { dir, clock });
    expect(await fourth.describe(EXECUTION)).toEqual({ status: 'SUCCEEDED', output: 'answered' });
  });
});
