import { setTimeout as settled } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import {
  afterToken,
  DAY,
  INVOKE,
  MACHINE,
  machine,
  openBench,
  SECOND,
  tokenTask,
} from './support.ts';

const DAY_SECONDS = 86_400;

it('ends a 30-day deadline on day 30 and not a second before', async () => {
  const bench = await openBench();
  const task = tokenTask({ TimeoutSeconds: 30 * DAY_SECONDS });
  const arn = await bench.begin(machine({ A: task, ...afterToken }));
  await bench.forward(30 * DAY - SECOND);
  expect(await bench.describe(arn)).toEqual({ status: 'RUNNING' });
  await bench.forward(SECOND);
  expect(await bench.describe(arn)).toEqual({ status: 'SUCCEEDED', output: 'timed out' });
});

it('tries again after a timeout, which is as good a failure as any', async () => {
  const bench = await openBench({ slow: (_, nth) => (nth === 1 ? new Promise(() => {}) : 'done') });
  const again = { ErrorEquals: ['States.Timeout'], IntervalSeconds: 2, MaxAttempts: 1 };
  const slow = {
    Type: 'Task',
    Resource: INVOKE,
    Arguments: { FunctionName: 'slow' },
    TimeoutSeconds: 60,
    Retry: [again],
    Output: 'done',
    End: true,
  };
  bench.workflow.defineStateMachine(MACHINE, machine({ A: slow }));
  const request = { stateMachineArn: MACHINE, name: 'one' };
  const { executionArn } = await bench.request('StartExecution', request);
  for (const ms of [60 * SECOND, 2 * SECOND]) {
    await settled(20);
    bench.clock.forward(ms);
  }
  await vi.waitFor(async () =>
    expect(await bench.describe(String(executionArn))).toMatchObject({ status: 'SUCCEEDED' }),
  );
  expect(bench.calls).toHaveLength(2);
});

it('waits for 300 days, which no timer of Node can', async () => {
  const bench = await openBench();
  const arn = await bench.begin(
    machine({ A: { Type: 'Wait', Seconds: 300 * DAY_SECONDS, End: true } }),
  );
  await bench.forward(299 * DAY);
  expect(await bench.describe(arn)).toEqual({ status: 'RUNNING' });
  await bench.forward(DAY);
  expect(await bench.describe(arn)).toMatchObject({ status: 'SUCCEEDED' });
});

it('lets a heartbeat put off the next one but not the deadline', async () => {
  const bench = await openBench();
  const task = tokenTask({
    TimeoutSeconds: 25 * DAY_SECONDS,
    HeartbeatSeconds: 10 * DAY_SECONDS,
    Catch: [
      { ErrorEquals: ['States.HeartbeatTimeout'], Next: 'TimedOut', Output: 'silent' },
      { ErrorEquals: ['States.Timeout'], Next: 'TimedOut', Output: 'too late' },
    ],
  });
  const late = await bench.begin(machine({ A: task, ...afterToken }), {}, 'late');
  const silent = await bench.begin(machine({ A: task, ...afterToken }), {}, 'silent');
  const taskToken = bench.tokens[0];
  for (const days of [8, 16, 24]) {
    await bench.forward(days * DAY - bench.clock.offset());
    await bench.request('SendTaskHeartbeat', { taskToken });
  }
  expect(await bench.describe(silent)).toMatchObject({ output: 'silent' });
  expect(await bench.describe(late)).toEqual({ status: 'RUNNING' });
  await bench.forward(DAY);
  expect(await bench.describe(late)).toMatchObject({ output: 'too late' });
});

it('catches a missed heartbeat as States.Timeout, which AWS documents it to be', async () => {
  const bench = await openBench();
  const task = tokenTask({ HeartbeatSeconds: 60 });
  const arn = await bench.begin(machine({ A: task, ...afterToken }));
  await bench.forward(60 * SECOND);
  expect(await bench.describe(arn)).toEqual({ status: 'SUCCEEDED', output: 'timed out' });
});

it('keeps the moment a state was entered through its retries', async () => {
  const bench = await openBench({
    ask: (_, nth) => {
      if (nth === 1) throw Object.assign(new Error('once'), { name: 'Once' });
      return 'asked';
    },
  });
  const stamp =
    '{% [$states.context.State.EnteredTime, $string($states.context.State.RetryCount)] %}';
  const task = tokenTask({
    Retry: [{ ErrorEquals: ['Once'], IntervalSeconds: 60 }],
    Arguments: {
      FunctionName: 'ask',
      Payload: { token: '{% $states.context.Task.Token %}', stamp },
    },
  });
  await bench.begin(machine({ A: task, ...afterToken }));
  await bench.forward(60 * SECOND);
  expect(bench.calls.map(({ payload }) => (payload as { stamp: unknown }).stamp)).toEqual([
    ['2026-03-01T00:00:00.000Z', '0'],
    ['2026-03-01T00:00:00.000Z', '1'],
  ]);
});
