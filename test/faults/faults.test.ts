/**
 * The whole bank in one process under a virtual clock, with faults at every call that leaves a function. A seed that fails is
 * run again by `PARLEY_SEED=… npx vitest run test/faults`; more seeds by `PARLEY_FAULT_ROUNDS=300` (from `PARLEY_SEED`, or 1, on).
 */
import { afterAll, describe, expect, test } from 'vitest';
import { keptSeeds } from './kept-seeds.ts';
import { type Outcome, simulate } from './support/simulation.ts';
import { everyStep } from './support/steps.ts';

const first = Number(process.env['PARLEY_SEED'] ?? 1);
const isOneSeed = process.env['PARLEY_SEED'] !== undefined;
const rounds = Number(process.env['PARLEY_FAULT_ROUNDS'] ?? (isOneSeed ? 1 : 10));
const fresh = Array.from({ length: rounds }, (_, at) => first + at);
const kept = isOneSeed ? [] : keptSeeds;

const outcomes: Outcome[] = [];

/** What is wrong, with the seed that repeats it and the last calls that led to it; nothing when all holds. */
async function faultsOf(seed: number, options: Parameters<typeof simulate>[1] = {}) {
  const outcome = await simulate(seed, options);
  outcomes.push(outcome);
  if (outcome.wrong.length === 0) return '';
  const again = `PARLEY_SEED=${seed} npx vitest run test/faults`;
  return [`Seed ${seed} (${again})`, ...outcome.wrong, ...outcome.trace.slice(-60)].join('\n');
}

describe('whatever fails on the way, nothing is lost and nothing happens twice (B2-2) (B2-4) (B2-5) (B2-6) (B2-7) (B2-11) (B2-13) (B2-28)', () => {
  test.each(kept)('with the kept seed $seed: $defect', async ({ seed, skewed }) => {
    expect(await faultsOf(seed, { skewed })).toBe('');
  });
  test.each(fresh)('with the seed %i', async (seed) => {
    expect(await faultsOf(seed)).toBe('');
  });
});

describe('clocks that are wrong by five minutes either way lose nothing and send nothing twice (B2-22)', () => {
  test.each(fresh.slice(0, Math.ceil(rounds / 2)))('with the seed %i', async (seed) => {
    expect(await faultsOf(seed, { skewed: true })).toBe('');
  });
});

describe.runIf(rounds >= 10)('the weather was bad', () => {
  test('every fault was met many times', () => {
    for (const fate of ['crashBefore', 'crashAfter', 'refused', 'unheard', 'repeated', 'freeze']) {
      const met = outcomes.reduce((sum, { fates }) => sum + (fates.get(fate) ?? 0), 0);
      expect([fate, met > 50]).toEqual([fate, true]);
    }
  });

  test('most steps of the state machine were taken', async () => {
    const called = new Set(outcomes.flatMap(({ stepsCalled }) => [...stepsCalled]));
    const missing = [...(await everyStep()).keys()].filter((name) => !called.has(name));
    expect(missing.length).toBeLessThan(called.size / 3);
  });
});

afterAll(() => {
  const sum = (of: (one: Outcome) => number) => outcomes.reduce((all, one) => all + of(one), 0);
  const seeds = outcomes.map(({ seed }) => seed);
  process.stdout.write(
    `Seeds ${seeds.join(' ')}: ${sum((it) => it.calls)} calls, ${sum((it) => it.commits)} commits, ` +
      `${sum((it) => it.copies)} second copies of mails\n`,
  );
});
