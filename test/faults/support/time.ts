/** Virtual time: stands still until the simulation moves it. */
import { type LaptopClock, laptopClock } from '../../../local/clock.ts';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Monday, nine o’clock in Beijing. */
const BEGINNING = Date.parse('2026-03-02T01:00:00.000Z');

export function virtualClock(): LaptopClock {
  const moved = laptopClock();
  return { ...moved, now: () => BEGINNING + moved.offset() };
}

/** The same time, of which nobody is told: the table would look for expired rows at every step. */
export const silent = (clock: LaptopClock): LaptopClock => ({
  ...clock,
  onForward: () => () => undefined,
});

export const iso = (at: number): string => new Date(at).toISOString();
