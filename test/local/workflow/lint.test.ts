import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { lintDefinition } from '../../../local/emulators/workflow/lint.ts';
import { afterToken, block, INVOKE, MACHINE, machine, openBench, tokenTask } from './support.ts';

// the package has no types
const validate = createRequire(import.meta.url)('asl-validator') as (definition: object) => object;

const end = { Type: 'Succeed' };
const task = (more: object) => ({ Type: 'Task', Resource: INVOKE, ...more, End: true });
const pass = (output: unknown, more: object = {}) =>
  machine({ A: { Type: 'Pass', Output: output, ...more, End: true } });
const retry = (...ErrorEquals: string[]) => ({ ErrorEquals });

const good = machine(
  {
    Start: { Type: 'Pass', Assign: { who: '{% $states.input.who %}' }, Next: 'Ask' },
    Ask: tokenTask({
      HeartbeatSeconds: 60,
      Next: 'Each',
      Assign: { said: '{% $states.result %}' },
    }),
    Each: {
      Type: 'Map',
      Items: '{% $range(1, 3) %}',
      ItemSelector: { n: '{% $states.context.Map.Item.Value %}' },
      ItemProcessor: block({
        One: { Type: 'Pass', Output: '{% $who & $string($states.input.n) %}', End: true },
      }),
      Next: 'Choose',
    },
    Choose: {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $count($states.input[$contains($, "x")]) > 0 %}', Next: 'Answered' },
      ],
      Default: 'Mapped',
    },
    Mapped: {
      Type: 'Pass',
      Output: '{% ($double := function($n){ $n * 2 }; $map([1,2], $double)) %}',
      Next: 'Answered',
    },
    ...afterToken,
  },
  { Comment: 'everything that may be written', TimeoutSeconds: 1_000 },
);

const bad: readonly (readonly [fault: string, why: string, definition: object])[] = [
  ['QueryLanguage', 'only JSONata is run', { StartAt: 'A', States: { A: end } }],
  ['Result', 'a JSONPath field', pass(1, { Result: 1 })],
  ['Timeout', 'a misspelt field', machine({ A: task({ Timeout: 5 }) })],
  ['Type', 'an unknown state', machine({ A: { Type: 'Loop', End: true } })],
  ['key.$', 'a JSONPath key', pass({ 'key.$': '$.a' })],
  [
    'ItemReader',
    'distributed Map',
    machine({ A: { Type: 'Map', ItemReader: {}, ItemProcessor: block({ B: end }), End: true } }),
  ],
  [
    'Resource',
    'an integration that is not there',
    machine({ A: { ...task({}), Resource: 'arn:aws:states:::sqs:sendMessage' } }),
  ],
  ["no state 'B'", 'a target that is not there', machine({ A: { Type: 'Pass', Next: 'B' } })],
  ['no state goes there', 'a state that is never reached', machine({ A: end, B: end })],
  ['Next or End', 'no way out', machine({ A: { Type: 'Pass' } })],
  [
    'must be unique',
    'a name used twice',
    machine({
      P: { Type: 'Parallel', Branches: [block({ A: end }), block({ A: end })], End: true },
    }),
  ],
  [
    'HeartbeatSeconds must be less',
    'a heartbeat that cannot be missed',
    machine({ A: task({ TimeoutSeconds: 5, HeartbeatSeconds: 5 }) }),
  ],
  [
    'States.ALL must come last',
    'retriers never reached',
    machine({ A: task({ Retry: [retry('States.ALL'), retry('X')] }) }),
  ],
  [
    'States.ALL must stand alone',
    'names beside the wildcard',
    machine({ A: task({ Retry: [retry('X', 'States.ALL')] }) }),
  ],
  [
    'no error States.Tiemout',
    'a misspelt reserved name',
    machine({ A: task({ Retry: [retry('States.Tiemout')] }) }),
  ],
  [
    'needs TimeoutSeconds',
    'a token awaited for ever',
    machine({ A: tokenTask({ TimeoutSeconds: undefined }), ...afterToken }),
  ],
  [
    'must catch States.Timeout',
    'a deadline nobody handles',
    machine({ A: tokenTask({ Catch: [], End: true, Next: undefined }) }),
  ],
  ['$missing', 'a variable nobody assigns', pass('{% $missing %}')],
  [
    '$inner',
    'a variable of a branch, used outside',
    machine({
      P: {
        Type: 'Parallel',
        Branches: [block({ A: { Type: 'Pass', Assign: { inner: 1 }, End: true } })],
        Output: '{% $inner %}',
        End: true,
      },
    }),
  ],
  [
    'assigned in an enclosing block',
    'a branch that shadows',
    machine({
      P: {
        Type: 'Parallel',
        Assign: { x: 1 },
        Branches: [block({ A: { Type: 'Pass', Assign: { x: 1 }, End: true } })],
        End: true,
      },
    }),
  ],
  ['$states cannot be assigned', 'a reserved name', pass(1, { Assign: { states: 1 } })],
  ['$eval', 'a function AWS leaves out', pass('{% $eval("1") %}')],
  ['$clown', 'a function that does not exist', pass('{% $clown(1) %}')],
  ['$$', 'the root of no document', pass('{% $$.a %}')],
  ['is not JSONata', 'broken syntax', pass('{% 1 + %}')],
  ['must begin with', 'text around an expression', pass('Hello {% 1 %}')],
  ['$states.result', 'a result where there is none', pass('{% $states.result %}')],
  [
    '$states.errorOutput',
    'an error outside Catch',
    machine({ A: task({ Output: '{% $states.errorOutput %}' }) }),
  ],
  ['$states.context.Executoin', 'a misspelt context', pass('{% $states.context.Executoin.Id %}')],
  [
    'Seconds or Timestamp',
    'two ends of one wait',
    machine({ A: { Type: 'Wait', Seconds: 1, Timestamp: '2026-01-01T00:00:00Z', End: true } }),
  ],
  [
    '${Fn} has no substitution',
    'a placeholder left over',
    machine({ A: task({ Arguments: { FunctionName: '${Fn}' } }) }),
  ],
];

// members that a row takes away by undefined must be gone, as in a file
const written = (definition: object) => JSON.parse(JSON.stringify(definition)) as object;

describe('lintDefinition', () => {
  it('finds nothing in a definition that may run', () => {
    expect(lintDefinition(good)).toEqual([]);
  });

  it('accepts what the AWS-shaped validator accepts', () => {
    expect(validate(written(good))).toMatchObject({ isValid: true });
  });

  it.each(bad)('reports %s: %s', (fault, _, definition) => {
    expect(lintDefinition(written(definition)).join('\n')).toContain(fault);
  });

  it('lets placeholders stand that have a substitution', () => {
    const definition = machine({
      A: { ...task({ Arguments: { n: '{% ${Days} * 2 %}' } }), Resource: '${Fn}' },
    });
    expect(lintDefinition(definition, new Set(['Fn', 'Days']))).toEqual([]);
    expect(lintDefinition(definition, new Set(['Fn']))).toEqual([
      'placeholder ${Days} has no substitution',
    ]);
  });
});

describe('defineStateMachine', () => {
  it.each(bad)('refuses to load %s: %s', async (fault, _, definition) => {
    const { workflow } = await openBench();
    expect(() => workflow.defineStateMachine(MACHINE, written(definition))).toThrow(fault);
  });

  it('names every fault at once', async () => {
    const { workflow } = await openBench();
    const definition = machine({ A: { Type: 'Pass', Next: 'B', Output: '{% $nobody %}' } });
    expect(() => workflow.defineStateMachine(MACHINE, definition)).toThrow(/'B'[\s\S]*\$nobody/);
  });
});
