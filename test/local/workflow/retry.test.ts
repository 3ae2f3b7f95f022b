import { describe, expect, it } from 'vitest';
import { matches, nextAttempt } from '../../../local/emulators/workflow/retry.ts';

const half = () => 0.5;

describe('matching of error names', () => {
  it.each([
    ['Refused', 'Refused', true],
    ['Refused', 'Other', false],
    ['States.ALL', 'Refused', true],
    ['States.ALL', 'States.Timeout', true],
    ['States.ALL', 'States.QueryEvaluationError', true],
    ['States.ALL', 'States.DataLimitExceeded', false],
    ['States.ALL', 'States.Runtime', false],
    ['States.DataLimitExceeded', 'States.DataLimitExceeded', true],
    ['States.TaskFailed', 'Refused', true],
    ['States.TaskFailed', 'Lambda.Unknown', true],
    ['States.TaskFailed', 'States.Timeout', false],
    ['States.TaskFailed', 'States.DataLimitExceeded', false],
    ['States.Timeout', 'States.HeartbeatTimeout', true],
    ['States.HeartbeatTimeout', 'States.Timeout', false],
  ])('%s for %s: %s', (name, error, expected) => {
    expect(matches(['Unrelated', name], error)).toBe(expected);
  });
});

describe('the pause before the next attempt', () => {
  it.each([
    ['is one second by default', {}, [], 1_000],
    ['doubles by default', {}, [2], 4_000],
    ['grows by BackoffRate', { IntervalSeconds: 10, BackoffRate: 1.5 }, [1], 15_000],
    ['never exceeds MaxDelaySeconds', { MaxDelaySeconds: 3 }, [2], 3_000],
    ['is a random part of itself with FULL jitter', { JitterStrategy: 'FULL' }, [2], 2_000],
    ['is whole without jitter', { JitterStrategy: 'NONE' }, [2], 4_000],
  ] as const)('%s', (_, fields, used, pauseMs) => {
    const retrier = { ErrorEquals: ['E'], ...fields };
    expect(nextAttempt([retrier], used, 'E', half)).toMatchObject({ pauseMs });
  });

  it('is not taken when the attempts of the first matching retrier are used up', () => {
    const retriers = [{ ErrorEquals: ['E'], MaxAttempts: 1 }, { ErrorEquals: ['States.ALL'] }];
    expect(nextAttempt(retriers, [1, 0], 'E', half)).toBeUndefined();
    expect(nextAttempt(retriers, [1, 0], 'F', half)).toMatchObject({ used: [1, 1] });
    expect(nextAttempt([{ ErrorEquals: ['E'], MaxAttempts: 0 }], [], 'E', half)).toBeUndefined();
  });
});
