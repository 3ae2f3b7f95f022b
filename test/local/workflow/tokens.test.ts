import { describe, expect, it } from 'vitest';
import {
  afterToken,
  block,
  failure,
  HOUR,
  machine,
  openBench,
  SECOND,
  tokenTask,
} from './support.ts';

const answered = (taskToken: string | undefined, output: unknown = 'yes') => ({
  taskToken,
  output: JSON.stringify(output),
});
const gone = { __type: 'TaskTimedOut' };

describe('a task that waits for its token', () => {
  it('goes on with the output it is sent, whatever its function returned', async () => {
    const bench = await openBench();
    const arn = await bench.begin(machine({ A: tokenTask(), ...afterToken }));
    expect(await bench.describe(arn)).toEqual({ status: 'RUNNING' });
    await bench.request('SendTaskSuccess', answered(bench.tokens[0], { ok: true }));
    await bench.workflow.idle();
    expect(await bench.describe(arn)).toEqual({ status: 'SUCCEEDED', output: { ok: true } });
  });

  it('takes an answer once: the used token has timed out', async () => {
    const bench = await openBench();
    await bench.begin(machine({ A: tokenTask(), ...afterToken }));
    await bench.request('SendTaskSuccess', answered(bench.tokens[0]));
    expect(await bench.request('SendTaskSuccess', answered(bench.tokens[0]))).toMatchObject(gone);
    expect(await bench.request('SendTaskHeartbeat', { taskToken: bench.tokens[0] })).toMatchObject(
      gone,
    );
  });

  it('accepts an answer that overtakes the return of its own function', async () => {
    const bench = await openBench({
      ask: async (payload) => {
        const { token } = payload as { token: string };
        await bench.request('SendTaskSuccess', answered(token, 'early'));
        throw failure('Late');
      },
    });
    const arn = await bench.begin(machine({ A: tokenTask(), ...afterToken }));
    expect(await bench.describe(arn)).toEqual({ status: 'SUCCEEDED', output: 'early' });
  });

  it('fails with the name of the error its function throws, and voids the token', async () => {
    const bench = await openBench({
      ask: () => {
        throw failure('Busy');
      },
    });
    const caught = { ErrorEquals: ['Busy'], Next: 'Answered', Output: 'caught' };
    const timeout = { ErrorEquals: ['States.Timeout'], Next: 'TimedOut' };
    const task = tokenTask({ Catch: [caught, timeout] });
    const arn = await bench.begin(machine({ A: task, ...afterToken }));
    expect(await bench.describe(arn)).toEqual({ status: 'SUCCEEDED', output: 'caught' });
    expect(await bench.request('SendTaskSuccess', answered(bench.tokens[0]))).toMatchObject(gone);
  });

  it('is failed by name and caught by that name', async () => {
    const bench = await openBench();
    const caught = {
      ErrorEquals: ['Withdrawn'],
      Next: 'Answered',
      Output: '{% $states.errorOutput %}',
    };
    const timeout = { ErrorEquals: ['States.Timeout'], Next: 'TimedOut' };
    const task = tokenTask({ Catch: [caught, timeout] });
    const arn = await bench.begin(machine({ A: task, ...afterToken }));
    await bench.request('SendTaskFailure', {
      taskToken: bench.tokens[0],
      error: 'Withdrawn',
      cause: 'by the customer',
    });
    await bench.workflow.idle();
    expect(await bench.describe(arn)).toMatchObject({
      output: { Error: 'Withdrawn', Cause: 'by the customer' },
    });
  });

  it('issues a new token for each attempt and voids the one before', async () => {
    const bench = await openBench();
    const task = tokenTask({ Retry: [{ ErrorEquals: ['Again'], IntervalSeconds: 1 }] });
    const arn = await bench.begin(machine({ A: task, ...afterToken }));
    await bench.request('SendTaskFailure', { taskToken: bench.tokens[0], error: 'Again' });
    await bench.forward(SECOND);
    const [first, second] = bench.tokens;
    expect(second).not.toBe(first);
    expect(await bench.request('SendTaskSuccess', answered(first))).toMatchObject(gone);
    await bench.request('SendTaskSuccess', answered(second, 'second'));
    await bench.workflow.idle();
    expect(await bench.describe(arn)).toMatchObject({ output: 'second' });
  });

  it('loses its token when a sibling branch fails', async () => {
    const bench = await openBench();
    const branches = [
      block({ A: tokenTask(), ...afterToken }),
      block({ W: { Type: 'Wait', Seconds: 5, Next: 'F' }, F: { Type: 'Fail', Error: 'Broken' } }),
    ];
    const arn = await bench.begin(
      machine({ P: { Type: 'Parallel', Branches: branches, End: true } }),
    );
    await bench.forward(5 * SECOND);
    expect(await bench.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Broken' });
    expect(await bench.request('SendTaskSuccess', answered(bench.tokens[0]))).toMatchObject(gone);
  });

  it('loses its token when the execution is stopped', async () => {
    const bench = await openBench();
    const executionArn = await bench.begin(machine({ A: tokenTask(), ...afterToken }));
    await bench.request('StopExecution', { executionArn, error: 'Stopped', cause: 'by hand' });
    expect(await bench.describe(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Stopped',
      cause: 'by hand',
    });
    expect(await bench.request('SendTaskSuccess', answered(bench.tokens[0]))).toMatchObject(gone);
  });

  it('gives the tokens of Map iterations to their own items', async () => {
    const bench = await openBench();
    const item = '{% $states.context.Map.Item.Value %}';
    const payload = { token: '{% $states.context.Task.Token %}', item };
    const task = tokenTask({ Arguments: { FunctionName: 'ask', Payload: payload } });
    const arn = await bench.begin(
      machine({
        M: {
          Type: 'Map',
          Items: ['a', 'b', 'c'],
          MaxConcurrency: 2,
          ItemProcessor: block({ A: task, ...afterToken }),
          End: true,
        },
      }),
    );
    expect(bench.tokens).toHaveLength(2);
    await bench.request('SendTaskSuccess', answered(bench.tokens[1], 'B'));
    await bench.workflow.idle();
    await bench.request('SendTaskSuccess', answered(bench.tokens[2], 'C'));
    await bench.request('SendTaskSuccess', answered(bench.tokens[0], 'A'));
    await bench.workflow.idle();
    expect(await bench.describe(arn)).toMatchObject({ output: ['A', 'B', 'C'] });
  });

  it('tells in the history what was scheduled, submitted and answered', async () => {
    const bench = await openBench();
    const arn = await bench.begin(machine({ A: tokenTask(), ...afterToken }));
    await bench.forward(HOUR);
    const events = await bench.history(arn);
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskSubmitted',
      'TaskTimedOut',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });
});
