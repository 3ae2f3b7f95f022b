import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import {
  afterToken,
  type Behaviour,
  block,
  type Ended,
  failure,
  functionArn,
  HOUR,
  INVOKE,
  machine,
  openBench,
  SECOND,
  tokenTask,
} from './support.ts';

// the package has no types
const validate = createRequire(import.meta.url)('asl-validator') as (definition: object) => object;

interface Row {
  readonly feature: string;
  /** What Step Functions does, in words. */
  readonly because: string;
  readonly states: Readonly<Record<string, object>>;
  readonly more?: object;
  readonly input?: unknown;
  readonly functions?: Readonly<Record<string, Behaviour>>;
  /** Moves of the clock after the start, in ms. */
  readonly forward?: readonly number[];
  readonly ends: Partial<Ended>;
}

const done = { Type: 'Succeed' };
const invoke = (name: string, payload: unknown, more: object = {}) => ({
  Type: 'Task',
  Resource: INVOKE,
  Arguments: { FunctionName: name, Payload: payload },
  ...more,
});
const fails = (name: string) => () => {
  throw failure(name);
};
const succeeds = (output: unknown) => ({ status: 'SUCCEEDED', output });
const broken = (error: string) => ({ status: 'FAILED', error });
const computed = (expression: string) => ({
  A: { Type: 'Pass', Output: `{% ${expression} %}`, End: true },
});

const data: Row[] = [
  {
    feature: 'Pass',
    because: 'without Output the input goes on unchanged',
    states: { A: { Type: 'Pass', Next: 'B' }, B: done },
    input: { a: [1, null, 'x'] },
    ends: succeeds({ a: [1, null, 'x'] }),
  },
  {
    feature: 'Output',
    because: 'strings inside objects and arrays are expressions only when wrapped whole',
    states: {
      A: {
        Type: 'Pass',
        Output: { a: ['{% $states.input.n + 1 %}', '$states.input.n'], b: { c: null } },
        End: true,
      },
    },
    input: { n: 1 },
    ends: succeeds({ a: [2, '$states.input.n'], b: { c: null } }),
  },
  {
    feature: 'undefined expression',
    because: 'a result that is not there fails the state, where jsonata itself is silent',
    states: computed('$states.input.missing'),
    ends: broken('States.QueryEvaluationError'),
  },
  {
    feature: 'function as result',
    because: 'a function is not JSON',
    states: computed('function($x){$x}'),
    ends: broken('States.QueryEvaluationError'),
  },
  {
    feature: 'sequence of one',
    because: 'JSONata unwraps a sequence of one item',
    states: computed('$states.input.rows[id=2].name'),
    input: {
      rows: [
        { id: 1, name: 'a' },
        { id: 2, name: 'b' },
      ],
    },
    ends: succeeds('b'),
  },
  {
    feature: 'Assign',
    because: 'all values of one Assign, and Output, see the variables as they were before',
    states: {
      A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'B' },
      B: {
        Type: 'Pass',
        Assign: { x: '{% $y %}', y: '{% $x %}' },
        Output: '{% $x %}',
        Next: 'C',
      },
      C: { Type: 'Succeed', Output: '{% [$states.input, $x, $y] %}' },
    },
    ends: succeeds([1, 2, 1]),
  },
  {
    feature: 'variables in branches',
    because: 'branches read outer variables; what they assign ends with them',
    states: {
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'P' },
      P: {
        Type: 'Parallel',
        Branches: [
          block({
            L: { Type: 'Pass', Assign: { inner: '{% $x + 1 %}' }, Next: 'L2' },
            L2: { Type: 'Succeed', Output: '{% $inner %}' },
          }),
          block({
            R: { Type: 'Pass', Assign: { inner: '{% $x + 10 %}' }, Next: 'R2' },
            R2: { Type: 'Succeed', Output: '{% $inner %}' },
          }),
        ],
        Assign: { all: '{% $states.result %}' },
        Next: 'Z',
      },
      Z: { Type: 'Succeed', Output: '{% {"x": $x, "all": $all} %}' },
    },
    ends: succeeds({ x: 1, all: [2, 11] }),
  },
  {
    feature: '$states.context',
    because: 'ids, names and times of the execution and the state are visible',
    states: computed(
      '[$states.context.Execution.Name, $states.context.Execution.Input.n, $states.context.Execution.StartTime,' +
        ' $states.context.State.Name, $states.context.State.RetryCount, $states.context.StateMachine.Name,' +
        ' $states.context.State.EnteredTime, $exists($states.context.Execution.RoleArn)]',
    ),
    input: { n: 7 },
    ends: succeeds([
      'one',
      7,
      '2026-03-01T00:00:00.000Z',
      'A',
      0,
      'Case',
      '2026-03-01T00:00:00.000Z',
      true,
    ]),
  },
  {
    feature: '$now and $millis',
    because: 'both read the clock that timers read',
    states: computed('[$now(), $millis() = $toMillis($now())]'),
    ends: succeeds(['2026-03-01T00:00:00.000Z', true]),
  },
  {
    feature: '$partition, $range, $parse',
    because: 'Step Functions has them beyond JSONata',
    states: computed(
      '{"p": $partition([1,2,3],2), "r": $range(1,5,2), "v": $parse(\'{"a":[1]}\').a}',
    ),
    ends: succeeds({ p: [[1, 2], [3]], r: [1, 3, 5], v: [1] }),
  },
  {
    feature: '$hash',
    because: 'the algorithm has a name as in intrinsic functions',
    states: computed('$hash("abc", "SHA-256")'),
    ends: succeeds('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'),
  },
  {
    feature: '$uuid and $random',
    because: 'a UUID is fresh each time; a seed makes $random repeatable',
    states: computed(
      '[$uuid() != $uuid(), $length($uuid()), $random(7) = $random(7), $random() < 1]',
    ),
    ends: succeeds([true, 36, true, true]),
  },
  {
    feature: 'payload limit',
    because: 'an output over 262,144 bytes fails, and States.ALL does not catch that',
    states: {
      A: invoke('echo', 1, {
        Output: '{% $pad("", 262145, "x") %}',
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B' }],
        Next: 'B',
      }),
      B: done,
    },
    ends: broken('States.DataLimitExceeded'),
  },
];

const flow: Row[] = [
  {
    feature: 'Choice',
    because: 'the first rule that holds decides and brings its own Output and Assign',
    states: {
      A: {
        Type: 'Choice',
        Choices: [
          { Condition: '{% $states.input.n > 5 %}', Next: 'B' },
          {
            Condition: '{% $states.input.n > 1 %}',
            Assign: { v: 'second' },
            Output: 'out',
            Next: 'B',
          },
          { Condition: '{% true %}', Next: 'C' },
        ],
        Default: 'C',
      },
      B: { Type: 'Succeed', Output: '{% [$states.input, $v] %}' },
      C: done,
    },
    input: { n: 3 },
    ends: succeeds(['out', 'second']),
  },
  {
    feature: 'Choice Default',
    because: "the state's own Output goes with its Default",
    states: {
      A: {
        Type: 'Choice',
        Choices: [{ Condition: '{% false %}', Next: 'B' }],
        Default: 'C',
        Output: '{% "from default" %}',
      },
      B: { Type: 'Fail' },
      C: done,
    },
    ends: succeeds('from default'),
  },
  {
    feature: 'Choice without a match',
    because: 'no rule and no Default is an error of its own',
    states: { A: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'B' }] }, B: done },
    ends: broken('States.NoChoiceMatched'),
  },
  {
    feature: 'Choice condition',
    because: 'only true and false count, nothing is merely truthy',
    states: { A: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'B' }] }, B: done },
    ends: broken('States.QueryEvaluationError'),
  },
  {
    feature: 'Wait Seconds',
    because: 'an expression may give the seconds; nothing goes on before they are over',
    states: { A: { Type: 'Wait', Seconds: '{% $states.input.s %}', End: true } },
    input: { s: 10 },
    forward: [9.999 * SECOND],
    ends: { status: 'RUNNING' },
  },
  {
    feature: 'Wait Timestamp',
    because: 'an instant in any zone is reached by the clock',
    states: { A: { Type: 'Wait', Timestamp: '2026-03-01T09:00:00+08:00', End: true } },
    forward: [HOUR],
    ends: succeeds({}),
  },
  {
    feature: 'Fail',
    because: 'Error and Cause may be expressions and end the execution',
    states: { A: { Type: 'Fail', Error: '{% $states.input.e %}', Cause: 'why' } },
    input: { e: 'Custom' },
    ends: { status: 'FAILED', error: 'Custom', cause: 'why' },
  },
  {
    feature: 'Parallel',
    because: 'branches share the Arguments; outputs stand in the order of the branches',
    states: {
      P: {
        Type: 'Parallel',
        Arguments: { v: '{% $states.input.n %}' },
        Branches: [
          block({ A: { Type: 'Wait', Seconds: 5, End: true } }),
          block({ B: { Type: 'Pass', Output: '{% $states.input.v %}', End: true } }),
        ],
        End: true,
      },
    },
    input: { n: 3 },
    forward: [5 * SECOND],
    ends: succeeds([{ v: 3 }, 3]),
  },
  {
    feature: 'Parallel failure',
    because: "a branch's error is the state's error; the other branches are given up",
    states: {
      P: {
        Type: 'Parallel',
        Branches: [
          block({ A: { Type: 'Wait', Seconds: 50, End: true } }),
          block({ B: { Type: 'Fail', Error: 'Broken', Cause: 'c' } }),
        ],
        Catch: [{ ErrorEquals: ['Broken'], Next: 'Z', Output: '{% $states.errorOutput %}' }],
        Next: 'Z',
      },
      Z: done,
    },
    ends: succeeds({ Error: 'Broken', Cause: 'c' }),
  },
  {
    feature: 'Parallel retry',
    because: 'all branches start anew',
    states: {
      P: {
        Type: 'Parallel',
        Branches: [
          block({ A: invoke('count', {}, { Output: '{% $states.result.Payload %}', End: true }) }),
          block({ B: invoke('once', {}, { Output: '{% "b" %}', End: true }) }),
        ],
        Retry: [{ ErrorEquals: ['Broken'], IntervalSeconds: 2 }],
        End: true,
      },
    },
    functions: {
      count: (_, nth) => nth,
      once: (_, nth) => (nth === 1 ? fails('Broken')() : nth),
    },
    forward: [2 * SECOND],
    ends: succeeds([2, 'b']),
  },
  {
    feature: 'Map',
    because: 'ItemSelector sees the item and its index; outputs stand in the order of the items',
    states: {
      M: {
        Type: 'Map',
        Items: '{% $states.input.rows %}',
        ItemSelector: {
          v: '{% $states.context.Map.Item.Value & $states.input.suffix %}',
          at: '{% $states.context.Map.Item.Index %}',
        },
        MaxConcurrency: 2,
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...block({ I: done }) },
        Output: '{% $states.result.(v & at) %}',
        End: true,
      },
    },
    input: { rows: ['a', 'b', 'c'], suffix: '-' },
    ends: succeeds(['a-0', 'b-1', 'c-2']),
  },
  {
    feature: 'Map context inside',
    because: 'states of an iteration see their item as well',
    states: {
      M: {
        Type: 'Map',
        Items: [4, 5],
        ItemProcessor: block({
          I: { Type: 'Pass', Output: '{% $states.context.Map.Item.Value * 10 %}', End: true },
        }),
        End: true,
      },
    },
    ends: succeeds([40, 50]),
  },
  {
    feature: 'Map over nothing',
    because: 'an empty array gives an empty array at once',
    states: {
      M: { Type: 'Map', Items: [], ItemProcessor: block({ I: { Type: 'Fail' } }), End: true },
    },
    ends: succeeds([]),
  },
  {
    feature: 'Map failure',
    because: "an iteration's error is the Map's error",
    states: {
      M: {
        Type: 'Map',
        Items: [1, 2],
        ItemProcessor: block({ I: { Type: 'Fail', Error: 'Bad' } }),
        Catch: [
          { ErrorEquals: ['States.ALL'], Next: 'Z', Output: '{% $states.errorOutput.Error %}' },
        ],
        Next: 'Z',
      },
      Z: done,
    },
    ends: succeeds('Bad'),
  },
  {
    feature: 'Map Items',
    because: 'anything but an array cannot be iterated',
    states: {
      M: { Type: 'Map', Items: '{% "x" %}', ItemProcessor: block({ I: done }), End: true },
    },
    ends: broken('States.QueryEvaluationError'),
  },
  {
    feature: 'machine TimeoutSeconds',
    because: 'the execution as a whole times out, whatever it waits for',
    more: { TimeoutSeconds: 60 },
    states: { A: { Type: 'Wait', Seconds: 100, End: true } },
    forward: [60 * SECOND],
    ends: { status: 'TIMED_OUT', error: 'States.Timeout' },
  },
  {
    feature: 'history limit',
    because: 'the 25,001st event ends an execution that would loop for ever',
    states: {
      A: { Type: 'Pass', Next: 'B' },
      B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
      C: done,
    },
    ends: broken('States.Runtime'),
  },
];

const tasks: Row[] = [
  {
    feature: 'lambda:invoke',
    because: 'the result wraps the payload as Invoke does',
    states: { A: invoke('echo', { n: '{% $states.input.n %}' }, { End: true }) },
    input: { n: 2 },
    ends: succeeds({ ExecutedVersion: '$LATEST', Payload: { n: 2 }, StatusCode: 200 }),
  },
  {
    feature: 'function ARN as Resource',
    because: 'Arguments are the payload and the result is bare',
    states: {
      A: { Type: 'Task', Resource: functionArn('echo'), Arguments: { n: 1 }, End: true },
    },
    ends: succeeds({ n: 1 }),
  },
  {
    feature: 'function error',
    because: 'its type is the error name, its message is inside the Cause as JSON',
    states: {
      A: invoke(
        'no',
        {},
        {
          Catch: [
            {
              ErrorEquals: ['Refused'],
              Assign: { why: '{% $parse($states.errorOutput.Cause).errorMessage %}' },
              Next: 'Z',
            },
          ],
          Next: 'Z',
        },
      ),
      Z: { Type: 'Succeed', Output: '{% [$states.input.Error, $why] %}' },
    },
    functions: { no: fails('Refused') },
    ends: succeeds(['Refused', 'refused']),
  },
  {
    feature: 'uncaught error',
    because: 'the execution fails with the name of the function error',
    states: { A: invoke('no', {}, { End: true }) },
    functions: { no: fails('Refused') },
    ends: broken('Refused'),
  },
  {
    feature: 'service fault',
    because: 'faults of Lambda itself have Lambda.* names',
    states: { A: invoke('absent', {}, { End: true }) },
    ends: broken('Lambda.ResourceNotFoundException'),
  },
  {
    feature: 'Retry backoff',
    because: 'the pause doubles and MaxDelaySeconds caps it: 1 + 2 + 3 seconds',
    states: {
      A: invoke(
        'third',
        {},
        {
          Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 3, MaxDelaySeconds: 3 }],
          Output: '{% [$states.result.Payload, $states.context.State.RetryCount] %}',
          End: true,
        },
      ),
    },
    functions: { third: (_, nth) => (nth <= 3 ? fails('Busy')() : nth) },
    forward: [SECOND, 2 * SECOND, 3 * SECOND],
    ends: succeeds([4, 3]),
  },
  {
    feature: 'Retry not yet',
    because: 'the second pause is not over after one second',
    states: {
      A: invoke('third', {}, { Retry: [{ ErrorEquals: ['Busy'] }], End: true }),
    },
    functions: { third: fails('Busy') },
    forward: [SECOND, SECOND],
    ends: { status: 'RUNNING' },
  },
  {
    feature: 'Retry used up',
    because: 'after MaxAttempts the catcher has its turn',
    states: {
      A: invoke(
        'no',
        {},
        {
          Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 1, JitterStrategy: 'FULL' }],
          Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Z', Output: 'caught' }],
          Next: 'Z',
        },
      ),
      Z: done,
    },
    functions: { no: fails('Busy') },
    forward: [SECOND],
    ends: succeeds('caught'),
  },
  {
    feature: 'Retry counts',
    because: 'each retrier has attempts of its own',
    states: {
      A: invoke(
        'mixed',
        {},
        {
          Retry: [
            { ErrorEquals: ['One'], MaxAttempts: 1, IntervalSeconds: 1 },
            { ErrorEquals: ['States.ALL'], MaxAttempts: 1, IntervalSeconds: 1 },
          ],
          Output: '{% $states.result.Payload %}',
          End: true,
        },
      ),
    },
    functions: {
      mixed: (_, nth) => (nth === 1 ? fails('One')() : nth === 2 ? fails('Two')() : nth),
    },
    forward: [SECOND, SECOND],
    ends: succeeds(3),
  },
  {
    feature: 'States.TaskFailed',
    because: 'it stands for every error but States.Timeout',
    states: {
      A: tokenTask({
        TimeoutSeconds: 5,
        Catch: [
          { ErrorEquals: ['States.TaskFailed'], Next: 'Answered', Output: 'wrong' },
          { ErrorEquals: ['States.Timeout'], Next: 'TimedOut', Output: 'right' },
        ],
      }),
      ...afterToken,
    },
    forward: [5 * SECOND],
    ends: succeeds('right'),
  },
  {
    feature: 'error of an expression',
    because: 'a task catches what its own Output fails with',
    states: {
      A: invoke(
        'echo',
        {},
        {
          Output: '{% $states.result.absent %}',
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Z', Output: 'caught' }],
          Next: 'Z',
        },
      ),
      Z: done,
    },
    ends: succeeds('caught'),
  },
  {
    feature: 'error of a catcher',
    because: "what a catcher's own expression fails with is not caught again",
    states: {
      A: invoke(
        'no',
        {},
        {
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Z', Output: '{% $states.input.absent %}' }],
          Next: 'Z',
        },
      ),
      Z: done,
    },
    functions: { no: fails('Busy') },
    ends: broken('States.QueryEvaluationError'),
  },
  {
    feature: 'States.Runtime',
    because: 'nothing catches it, not even by name',
    states: {
      A: invoke(
        'no',
        {},
        {
          Retry: [{ ErrorEquals: ['States.ALL'] }],
          Catch: [{ ErrorEquals: ['States.Runtime'], Next: 'Z' }],
          Next: 'Z',
        },
      ),
      Z: done,
    },
    functions: { no: fails('States.Runtime') },
    ends: broken('States.Runtime'),
  },
  {
    feature: 'TimeoutSeconds as expression',
    because: 'deadlines may come from the input',
    states: {
      A: tokenTask({ TimeoutSeconds: '{% $states.input.seconds %}' }),
      ...afterToken,
    },
    input: { seconds: 30 },
    forward: [30 * SECOND],
    ends: succeeds('timed out'),
  },
  {
    feature: 'TimeoutSeconds of zero',
    because: 'a deadline that is no deadline is an error of the expression',
    states: {
      A: tokenTask({ TimeoutSeconds: '{% $states.input.seconds %}' }),
      ...afterToken,
    },
    input: { seconds: 0 },
    ends: broken('States.QueryEvaluationError'),
  },
];

describe.each([
  ['data', data],
  ['flow', flow],
  ['tasks', tasks],
])('Amazon States Language: %s', (_, rows) => {
  it.each(rows)('$feature: $because', async (row) => {
    const bench = await openBench(row.functions);
    const arn = await bench.begin(machine(row.states, row.more), row.input);
    for (const ms of row.forward ?? []) await bench.forward(ms);
    expect(await bench.describe(arn)).toMatchObject(row.ends);
  });

  it.each(rows)('$feature is written as an independent validator wants it', ({ states, more }) => {
    // a copy, since the validator adds fields
    const definition = structuredClone(machine(states, more));
    expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
  });
});
