import { expect, it } from 'vitest';
import { newPace } from '../../../local/simulate/pace.ts';

it('people look later while the bank is slow, and sooner again when it is quick', () => {
  const pace = newPace();
  const guess = pace.untilLook(0);
  for (let at = 0; at < 50; at += 1) pace.learn(2000, 2);
  const slow = pace.untilLook(0);
  expect(slow).toBeGreaterThan(guess * 5);
  for (let at = 0; at < 50; at += 1) pace.learn(slow, 0);
  expect(pace.untilLook(0)).toBeLessThan(guess);
});

it('each look in vain makes the next wait longer, up to a limit', () => {
  const pace = newPace();
  const waits = [1, 2, 3, 4, 5, 6].map((looks) => pace.untilLook(looks));
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(pace.untilLook(100)).toBe(5000);
});
