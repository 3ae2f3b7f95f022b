import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { openTimers } from '../../../local/emulators/workflow/timers.ts';
import { stillClock } from './support.ts';

it('rings every alarm that is due, in the order of their times, and no other', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 100 }), { maxLength: 60 }), (delays) => {
      const clock = stillClock();
      const timers = openTimers(clock);
      const rung: number[] = [];
      for (const delay of delays) timers.arm(clock.now() + delay, () => rung.push(delay));
      const past = delays.filter((delay) => delay <= 0);
      expect(rung).toEqual(past);
      clock.forward(50);
      const due = delays.filter((delay) => delay > 0 && delay <= 50).sort((a, b) => a - b);
      expect(rung).toEqual([...past, ...due]);
      timers.close();
    }),
  );
});

it('rings no more once it is closed', () => {
  const clock = stillClock();
  const timers = openTimers(clock);
  let rung = 0;
  timers.arm(clock.now() + 10, () => {
    rung += 1;
  });
  timers.close();
  clock.forward(20);
  expect(rung).toBe(0);
});
