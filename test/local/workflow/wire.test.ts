import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WorkflowEmulator } from '../../../local/emulators/workflow/index.ts';
import { afterToken, DAY, MACHINE, machine, openBench, tokenTask } from './support.ts';

const waiting = machine({ A: tokenTask({ TimeoutSeconds: 99_999_999 }), ...afterToken });

/** The SDK's own client against the emulator, so that paths, headers and error types are the real ones. */
async function openClient(workflow: WorkflowEmulator): Promise<SFNClient> {
  const server = createServer((request, response) => {
    void text(request)
      .then((body) => workflow.handle(String(request.headers['x-amz-target']), body))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify(body));
      });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const client = new SFNClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return client;
}

async function openWire() {
  const bench = await openBench();
  bench.workflow.defineStateMachine(MACHINE, waiting);
  return { ...bench, client: await openClient(bench.workflow) };
}
const start = (name: string, input = '{}', stateMachineArn = MACHINE) =>
  new StartExecutionCommand({ stateMachineArn, name, input });

describe('the Step Functions protocol, as the SDK speaks it', () => {
  it('starts, describes, answers and lists an execution', async () => {
    const { client, tokens, workflow } = await openWire();
    const { executionArn, startDate } = await client.send(start('c-1', '{"id":"c"}'));
    expect(startDate).toEqual(new Date('2026-03-01T00:00:00Z'));
    await workflow.idle();
    await client.send(new SendTaskHeartbeatCommand({ taskToken: tokens[0] }));
    await client.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '{"a":1}' }));
    await workflow.idle();
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({
      name: 'c-1',
      stateMachineArn: MACHINE,
      status: 'SUCCEEDED',
      input: '{"id":"c"}',
      output: '{"a":1}',
    });
    expect(executionArn).toBe(`${MACHINE.replace('stateMachine', 'execution')}:c-1`);
  });

  it('answers a repeated start alike while the execution runs and the input is the same', async () => {
    const { client } = await openWire();
    const first = await client.send(start('same', '{"n":1}'));
    const second = await client.send(start('same', '{"n":1}'));
    expect(second.executionArn).toBe(first.executionArn);
    await expect(client.send(start('same', '{"n":2}'))).rejects.toThrow(
      expect.objectContaining({ name: 'ExecutionAlreadyExists' }),
    );
  });

  it('keeps the name of an ended execution for 90 days', async () => {
    const { client, clock } = await openWire();
    const { executionArn } = await client.send(start('kept'));
    await client.send(new StopExecutionCommand({ executionArn }));
    clock.forward(90 * DAY - 1);
    await expect(client.send(start('kept'))).rejects.toThrow(
      expect.objectContaining({ name: 'ExecutionAlreadyExists' }),
    );
    clock.forward(1);
    await client.send(start('kept'));
    const described = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(described.status).toBe('RUNNING');
  });

  it('starts through an alias or version and keeps running executions on their definition (B2-27)', async () => {
    const { client, tokens, workflow } = await openWire();
    const { executionArn } = await client.send(start('old', '{}', `${MACHINE}:live`));
    await workflow.idle();
    workflow.defineStateMachine(MACHINE, machine({ Z: { Type: 'Succeed', Output: 'new' } }));
    const later = await client.send(start('new', '{}', `${MACHINE}:2`));
    await client.send(new SendTaskSuccessCommand({ taskToken: tokens[0], output: '"old"' }));
    await workflow.idle();
    const old = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(old).toMatchObject({ output: '"old"', stateMachineAliasArn: `${MACHINE}:live` });
    const { executionArn: newArn } = later;
    const fresh = await client.send(new DescribeExecutionCommand({ executionArn: newArn }));
    expect(fresh).toMatchObject({ output: '"new"', stateMachineVersionArn: `${MACHINE}:2` });
  });

  it('lists executions latest first, by status, in pages that new ones do not disturb', async () => {
    const { client } = await openWire();
    for (const name of ['a', 'b', 'c', 'd']) await client.send(start(name));
    const executionArn = `${MACHINE.replace('stateMachine', 'execution')}:b`;
    await client.send(new StopExecutionCommand({ executionArn }));
    const list = (nextToken?: string) =>
      client.send(
        new ListExecutionsCommand({
          stateMachineArn: MACHINE,
          statusFilter: 'RUNNING',
          maxResults: 2,
          nextToken,
        }),
      );
    const first = await list();
    await client.send(start('e'));
    const second = await list(first.nextToken);
    expect(first.executions?.map(({ name }) => name)).toEqual(['d', 'c']);
    expect(second.executions?.map(({ name }) => name)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
  });

  it('gives the history in pages and in either order', async () => {
    const { client, workflow } = await openWire();
    const { executionArn } = await client.send(start('h'));
    await workflow.idle();
    const page = await client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 2 }));
    const rest = await client.send(
      new GetExecutionHistoryCommand({ executionArn, nextToken: page.nextToken }),
    );
    const back = await client.send(
      new GetExecutionHistoryCommand({ executionArn, reverseOrder: true }),
    );
    expect(page.events?.map(({ id }) => id)).toEqual([1, 2]);
    expect(rest.events?.map(({ type }) => type)).toEqual(['TaskScheduled', 'TaskSubmitted']);
    expect(back.events?.map(({ id }) => id)).toEqual([4, 3, 2, 1]);
  });

  it('shows the state machines', async () => {
    const { client } = await openWire();
    const { stateMachines } = await client.send(new ListStateMachinesCommand({}));
    expect(stateMachines?.map(({ name }) => name)).toEqual(['Case']);
    const described = await client.send(
      new DescribeStateMachineCommand({ stateMachineArn: MACHINE }),
    );
    expect(described).toMatchObject({ name: 'Case', type: 'STANDARD', status: 'ACTIVE' });
    expect(JSON.parse(described.definition ?? '')).toEqual(waiting);
  });

  const execution = `${MACHINE.replace('stateMachine', 'execution')}:none`;
  const unknownToken = Buffer.from('parley:999:1:1:x').toString('base64url');
  const refusals = [
    ['ExecutionDoesNotExist', new DescribeExecutionCommand({ executionArn: execution })],
    ['InvalidArn', new DescribeExecutionCommand({ executionArn: 'arn:nonsense' })],
    ['StateMachineDoesNotExist', start('x', '{}', `${MACHINE}Other`)],
    ['InvalidName', start('white space')],
    ['InvalidExecutionInput', start('x', '{')],
    ['ValidationException', start('x', `"${'x'.repeat(262_144)}"`)],
    ['InvalidToken', new SendTaskSuccessCommand({ taskToken: 'guess', output: '1' })],
    ['InvalidOutput', new SendTaskSuccessCommand({ taskToken: unknownToken, output: '{' })],
    ['TaskDoesNotExist', new SendTaskFailureCommand({ taskToken: unknownToken })],
    ['InvalidToken', new ListExecutionsCommand({ stateMachineArn: MACHINE, nextToken: 'guess' })],
  ] as const;
  it.each(refusals)('refuses by the typed error %s', async (name, command) => {
    const { client } = await openWire();
    // one union member at a time: the client's overloads do not take the union
    const sent = client.send(command as StartExecutionCommand);
    await expect(sent).rejects.toThrow(expect.objectContaining({ name }));
  });

  it('refuses an operation it does not have', async () => {
    const { workflow } = await openWire();
    const answer = await workflow.handle('AWSStepFunctions.CreateActivity', '{}');
    expect(answer).toMatchObject({ status: 400, body: { __type: 'UnknownOperationException' } });
  });
});
