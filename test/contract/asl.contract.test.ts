/** Keeps state machine, step catalogue, lifecycle and files from drifting apart (style.md §4.3, its seven points). */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { kebab } from '#contracts/http.ts';
import {
  commonDepartures,
  type HumanStep,
  type HumanStepName,
  isHumanStep,
  stepNames,
  steps,
  workflowErrors,
} from '#contracts/workflow.ts';
import { eventSchemas } from '#domain/events.ts';
import { lintDefinition } from '../../local/emulators/workflow/lint.ts';
import { caught, definition, definitionText, exits, states, tasks, waits } from './asl-model.ts';

const reserved = /^(States|Lambda|Sandbox|Runtime)\./;
const named = (name: HumanStepName): HumanStep => steps[name];
const humanSteps = stepNames.filter(isHumanStep);
const departuresOf = (name: HumanStepName): string[] => [
  ...Object.values(named(name).departures),
  ...Object.values(commonDepartures),
];

test('every Task state is a step of the catalogue and has a file of the same name, and the other way round', () => {
  expect(tasks.map(([name]) => name).sort()).toEqual([...stepNames].sort());
  const missing = stepNames.filter((it) => !existsSync(`functions/workflow/${kebab(it)}.ts`));
  expect(missing).toEqual([]);
});

test('the placeholders of the file are one function per step, neither more nor fewer', () => {
  const placeholders = [...definitionText.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  expect([...new Set(placeholders)].sort()).toEqual(
    stepNames.map((it) => `${it}FunctionArn`).sort(),
  );
  for (const [name, state] of tasks)
    expect(state.Arguments?.FunctionName).toBe(`\${${name}FunctionArn}`);
});

test('every error that is caught or retried is an event, a workflow error, or a name that AWS reserves', () => {
  const known = new Set<string>([...Object.keys(eventSchemas), ...workflowErrors, 'Unavailable']);
  const used = Object.values(states).flatMap((it) => [
    ...(it.Catch ?? []).flatMap((one) => one.ErrorEquals),
    ...(it.Retry ?? []).flatMap((one) => one.ErrorEquals),
  ]);
  expect(used.filter((it) => !known.has(it) && !reserved.test(it))).toEqual([]);
});

test('every departure and error of a step is caught by name, and States.ALL comes last and leads to RecordFailure', () => {
  for (const name of stepNames) {
    const step = steps[name];
    const own = step.kind === 'automatic' ? step.errors : departuresOf(name as HumanStepName);
    // what is not its own problem leaves the Map and is caught there; an outside body cannot take over what it has
    const holder = name === 'AwaitConsultation' ? 'ConsultDepartments' : name;
    const needed = name === 'AwaitExternal' ? own.filter((it) => it !== 'ReferredOutside') : own;
    for (const error of needed)
      expect([name, error, caught(name, error) ?? caught(holder, error)]).not.toContain(undefined);
  }
  const catchAlls = Object.entries(states).flatMap(([name, { Catch = [] }]) => {
    const at = Catch.findIndex((it) => it.ErrorEquals.includes('States.ALL'));
    return at < 0 ? [] : [{ name, last: at === Catch.length - 1, to: Catch[at]?.Next }];
  });
  expect(catchAlls.length).toBeGreaterThan(20);
  expect(catchAlls.filter((it) => !it.last || it.to !== 'RecordFailure')).toEqual([]);
});

test('every task is tried again when the platform or a dependency fails, and only then is an operator called', () => {
  const passing = [
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
    'Lambda.Unknown',
    'Sandbox.Timedout',
    'Runtime.ExitError',
    'Unavailable',
  ];
  for (const [name, { Retry = [], Catch = [], Resource }] of tasks) {
    const retried = Retry.flatMap((it) => it.ErrorEquals);
    // a person's silence is no failure to be repeated; a hanging function is
    const timeout = Resource?.endsWith('.waitForTaskToken') ? [] : ['States.Timeout'];
    expect([name, retried]).toEqual([name, [...passing, ...timeout]]);
    const holder = name === 'AwaitConsultation' ? states['ConsultDepartments']?.Catch : Catch;
    const fails = holder?.some((it) => it.ErrorEquals.includes('States.ALL'));
    expect([name, fails]).toEqual([name, name !== 'RecordFailure']);
  }
});

test('a step is given ids only, and a wait its token and the key of this very entry (B2-24)', () => {
  for (const [name, { Arguments }] of tasks) {
    const { stepKey, ...payload } = Arguments?.Payload ?? {};
    expect(payload).toMatchObject({
      caseId: '{% $states.context.Execution.Input.caseId %}',
      run: '{% $states.context.Execution.Input.run %}',
    });
    if (!isHumanStep(name)) continue;
    expect(payload['taskToken']).toBe('{% $states.context.Task.Token %}');
    for (const part of ['Execution.Name', 'State.EnteredTime']) expect(stepKey).toContain(part);
  }
});

test('EnterAt leads to the place that it was asked for; before registration that is collection', () => {
  for (const { Condition, Next } of states['EnterAt']?.Choices ?? []) {
    const asked = /'(\w+)'/.exec(Condition)?.[1];
    expect(Next).toBe(asked === 'RegisterCase' ? 'AwaitCollection' : asked);
  }
});

test('the choices of EnterAt are exactly the places where a case can be', () => {
  const places = states['EnterAt']?.Choices?.map((it) => /'(\w+)'/.exec(it.Condition)?.[1]);
  const own = new Set<string>(['AwaitConsultation', 'RecordFailure', 'ContinueInNewRun']);
  const enterable = stepNames.filter((it) => !own.has(it));
  expect(places?.toSorted()).toEqual([...enterable, 'ConsultDepartments'].sort());
});

test('every wait for a person ends by itself: a timeout that is caught, and every path reaches an end (B2-10)', () => {
  expect(waits.map(([name]) => name).sort()).toEqual([...humanSteps].sort());
  for (const [name, state] of waits) {
    expect(state.TimeoutSeconds).toBe(`{% $states.context.Execution.Input.waitSeconds.${name} %}`);
    expect(caught(name, 'States.Timeout')).toBe(
      name === 'AwaitConsultation' ? 'ConsultationLapsed' : 'ContinueInNewRun',
    );
  }
  const ends = Object.entries(definition.States)
    .filter(([, it]) => it.End || it.Type === 'Fail')
    .map(([name]) => name);
  expect(ends.sort()).toEqual([
    'CaseNeedsAttention',
    'CloseCase',
    'CloseWithdrawn',
    'ContinueInNewRun',
  ]);
  const stuck = Object.entries(definition.States).filter(([, it]) => exits(it).length === 0);
  expect(stuck.map(([name]) => name).filter((it) => !ends.includes(it))).toEqual([]);
});

test('every state can be reached from the start', () => {
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const next of exits(states[name] ?? { Type: '' })) visit(next);
  };
  visit(definition.StartAt);
  expect(Object.keys(definition.States).filter((it) => !seen.has(it))).toEqual([]);
});

test('the definition is valid ASL and passes our own lint', () => {
  const validate = createRequire(import.meta.url)('asl-validator') as (it: object) => {
    isValid: boolean;
  };
  expect(validate(structuredClone(definition)).isValid).toBe(true);
  expect(
    lintDefinition(structuredClone(definition), new Set(stepNames.map((it) => `${it}FunctionArn`))),
  ).toEqual([]);
});

test('a step never waits for an event that no command can cause', () => {
  for (const name of humanSteps)
    for (const event of [...Object.values(named(name).success), ...departuresOf(name)])
      expect([name, event, event in eventSchemas]).toEqual([name, event, true]);
});
