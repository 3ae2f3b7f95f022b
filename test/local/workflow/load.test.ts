import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { afterToken, INVOKE, MACHINE, machine, newDir, openBench, tokenTask } from './support.ts';

// Floors far below what is measured, so that a slow machine passes and a wrong algorithm does not.

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

it('brings executions to their token wait quickly and finds them all again', async () => {
  const dir = newDir();
  const bench = await openBench({}, { dir });
  bench.workflow.defineStateMachine(MACHINE, definition);
  const begun = performance.now();
  for (let index = 0; index < EXECUTIONS; index += 1) {
    const input = `{"id":${index}}`;
    await bench.request('StartExecution', { stateMachineArn: MACHINE, name: `e-${index}`, input });
  }
  await bench.workflow.idle();
  const perSecond = (EXECUTIONS * 4_000) / (performance.now() - begun);
  expect(perSecond).toBeGreaterThan(1_000);
  await bench.workflow.close();

  const reopening = performance.now();
  const again = await openBench({}, { dir });
  again.workflow.defineStateMachine(MACHINE, definition);
  await again.workflow.idle();
  expect(performance.now() - reopening).toBeLessThan(3_000);
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
