import { SFNClient } from '@aws-sdk/client-sfn';
import { describe, expect, onTestFinished, test } from 'vitest';
import { stepFunctionsControl } from '#adapters/step-functions-control.ts';
import { stepFunctionsExecutions } from '#adapters/step-functions-executions.ts';
import type { Run, Signal } from '#domain/rows.ts';
import { servePages } from '../local/serve-pages.ts';
import {
  afterToken,
  type Bench,
  MACHINE,
  machine,
  openBench,
  tokenTask,
} from '../local/workflow/support.ts';
import { received, runOf, signal, taskOf } from './contract/rows.ts';

const it = received('a');
const EXECUTION = MACHINE.replace(':stateMachine:', ':execution:').concat(':a-1');
const asked = {
  ErrorEquals: ['CustomerAsked'],
  Next: 'Answered',
  Output: '{% $states.errorOutput %}',
};
const timedOut = { ErrorEquals: ['States.Timeout'], Next: 'TimedOut', Output: 'timed out' };
const waiting = machine({ A: tokenTask({ Catch: [asked, timedOut] }), ...afterToken });

async function openControl() {
  const bench = await openBench();
  bench.workflow.defineStateMachine(MACHINE, waiting);
  const client = await clientOf(bench);
  const control = stepFunctionsControl({ client, stateMachineArn: MACHINE });
  return {
    bench,
    control,
    started: async (run: Run) => {
      await control.start(run);
      await bench.workflow.idle();
    },
    signalled: async (signal: Signal) => {
      const result = await control.signal(taskOf(it, { token: bench.tokens[0] ?? '', signal }));
      await bench.workflow.idle();
      return result;
    },
  };
}

async function clientOf({ workflow }: Bench): Promise<SFNClient> {
  const server = await servePages(async ({ headers, body }) => {
    const answer = await workflow.handle(String(headers['x-amz-target']), body);
    const type = { 'content-type': 'application/x-amz-json-1.0' };
    return { status: answer.status, headers: type, body: JSON.stringify(answer.body) };
  });
  const client = new SFNClient({
    region: 'eu-west-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    client.destroy();
    await server.close();
  });
  return client;
}

describe('a run', () => {
  test('starts under the name of its case and number, with ids alone as input (B2-24)', async () => {
    const { bench, started } = await openControl();
    await started(runOf(it, { departments: ['credit'] }));
    const { input } = await bench.request('DescribeExecution', { executionArn: EXECUTION });
    expect(JSON.parse(String(input))).toEqual({
      caseId: 'a',
      run: 1,
      startAt: 'RegisterCase',
      departments: ['credit'],
      waitSeconds: { AwaitCollection: 3600 },
    });
  });

  test('that was started counts as started, whether it still runs or has ended (B2-3)', async () => {
    const { bench, started, signalled } = await openControl();
    await started(runOf(it));
    await started(runOf(it, { waitSeconds: { AwaitCollection: 1 } }));
    await signalled(signal);
    await started(runOf(it));
    expect(bench.calls).toHaveLength(1);
  });

  test('of an unknown state machine fails loudly', async () => {
    const client = await clientOf(await openBench());
    const control = stepFunctionsControl({ client, stateMachineArn: MACHINE });
    await expect(control.start(runOf(it))).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
    });
  });
});

describe('a signal', () => {
  test('of success ends the task with its output', async () => {
    const { bench, started, signalled } = await openControl();
    await started(runOf(it));
    expect(await signalled({ ...signal, output: { n: 1 } })).toBe('delivered');
    expect(await bench.describe(EXECUTION)).toMatchObject({
      status: 'SUCCEEDED',
      output: { n: 1 },
    });
  });

  test('of a departure fails the task by the name of its event, its output as the cause', async () => {
    const { bench, started, signalled } = await openControl();
    await started(runOf(it));
    const departure = { kind: 'failure', event: 'CustomerAsked', output: { n: 1 } } as const;
    expect(await signalled(departure)).toBe('delivered');
    expect(await bench.describe(EXECUTION)).toMatchObject({
      output: { Error: 'CustomerAsked', Cause: '{"n":1}' },
    });
  });

  test('that comes twice finds that things moved on (B2-6)', async () => {
    const { started, signalled } = await openControl();
    await started(runOf(it));
    expect(await signalled(signal)).toBe('delivered');
    expect(await signalled(signal)).toBe('alreadyMovedOn');
  });

  test('after the backstop finds that things moved on', async () => {
    const { bench, started, signalled } = await openControl();
    await started(runOf(it));
    await bench.forward(3_601_000);
    expect(await signalled(signal)).toBe('alreadyMovedOn');
    expect(await bench.describe(EXECUTION)).toMatchObject({ output: 'timed out' });
  });

  test('of a task that nothing waits for is over at once', async () => {
    const { control } = await openControl();
    const { token: _token, ...side } = taskOf(it, { signal });
    expect(await control.signal(side)).toBe('alreadyMovedOn');
    expect(await control.signal(taskOf(it))).toBe('alreadyMovedOn');
  });

  test('with a token that never was one fails loudly', async () => {
    const { control } = await openControl();
    const forged = taskOf(it, { token: 'no token', signal });
    await expect(control.signal(forged)).rejects.toMatchObject({ name: 'InvalidToken' });
  });
});

describe('the executions of a machine (for whoever compares them with the cases)', () => {
  test('are listed while they run, through an alias too, and stopped once', async () => {
    const { bench, started } = await openControl();
    const client = await clientOf(bench);
    const executions = stepFunctionsExecutions({ client, stateMachineArn: `${MACHINE}:live` });
    await started(runOf(it));
    await started(runOf(it, { run: 2 }));
    const running = [
      { caseId: 'a', run: 1 },
      { caseId: 'a', run: 2 },
    ];
    const listed = await executions.running();
    expect([...listed.items].sort((a, b) => a.run - b.run)).toEqual(running);
    expect(listed.cursor).toBeUndefined();
    await executions.stop({ caseId: 'a', run: 1 });
    await executions.stop({ caseId: 'a', run: 1 });
    await executions.stop({ caseId: 'never', run: 1 });
    expect((await executions.running()).items).toEqual([{ caseId: 'a', run: 2 }]);
  });
});
