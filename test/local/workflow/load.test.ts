import { expect, it } from 'vitest';
import { afterToken, INVOKE, MACHINE, machine, newDir, openBench, tokenTask } from './support.ts';

// Large enough that an algorithm which is quadratic does not end in time.

const EXECUTIONS = 1_500;
const note = (next: string) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: { FunctionName: 'echo', Payload: { id: '{% $states.input.id %}' } },
  Output: '{% $states.result.Payload %}',
  Next: next,
});
const definition = machine({
  A: note('B'),
  B: { Type: 'Pass', Assign: { id: '{% $states.input.id %}' }, Next: 'C' },
  C: note('D'),
  D: tokenTask(),
  ...afterToken,
});

it('brings a thousand executions to their token wait, and another process finds them all again', async () => {
  const dir = newDir();
  const bench = await openBench({}, { dir });
  bench.workflow.defineStateMachine(MACHINE, definition);
  for (let index = 0; index < EXECUTIONS; index += 1) {
    const input = `{"id":${index}}`;
    await bench.request('StartExecution', { stateMachineArn: MACHINE, name: `e-${index}`, input });
  }
  await bench.workflow.idle();
  await bench.workflow.close();

  const again = await openBench({}, { dir });
  again.workflow.defineStateMachine(MACHINE, definition);
  await again.workflow.idle();
  for (const taskToken of bench.tokens) {
    await again.request('SendTaskSuccess', { taskToken, output: '1' });
  }
  await again.workflow.idle();
  const { executions } = await again.request('ListExecutions', {
    stateMachineArn: MACHINE,
    statusFilter: 'SUCCEEDED',
    maxResults: 1_000,
  });
  expect(executions).toHaveLength(1_000);
  expect(again.calls).toEqual([]);
});
