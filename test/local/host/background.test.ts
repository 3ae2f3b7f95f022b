import { expect, it } from 'vitest';
import { eventFunctionNames, scheduleNames } from '#contracts/functions.ts';
import { stepNames } from '#contracts/workflow.ts';
import { backgroundOf } from '../../../local/host/background.ts';
import { prepare } from '../../../local/host/prepare.ts';
import { readAssembly } from '../../../local/host/read-assembly.ts';
import { REPOSITORY } from '../../../local/repository.ts';

it('steps, schedules and events give way; what people wait for does not', async () => {
  const model = readAssembly((await prepare(REPOSITORY)).assembly);
  const names = [...backgroundOf(model)].map((name) => name.split('-').at(-1));
  const found = stepNames.filter((step) =>
    model.functions.some((it) => it.name.endsWith(`-${step}`)),
  );
  expect(new Set(names)).toEqual(new Set([...found, ...scheduleNames, ...eventFunctionNames]));
  expect(found.length).toBeGreaterThan(15);
});

it('a function whose name only begins like a step’s does not give way', () => {
  const fn = (name: string) => ({ name, arn: `arn:aws:lambda:eu-west-1:0:function:${name}` });
  const step = fn('Parley-AwaitDecision');
  const model = {
    functions: [step, fn('Parley-Await')],
    stateMachines: [{ definition: { Resource: `${step.arn}:live` } }],
    rules: [],
  };
  expect([...backgroundOf(model as never)]).toEqual([step.name]);
});
