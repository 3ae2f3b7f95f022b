import type { LaptopClock } from '../clock.ts';

/**
 * Longer jumps are made of hops, so that what a hop sets off can happen before the next. Half a day is the longest that never
 * lands in quiet hours twice in a row: what must wait for the morning goes out with the next hop.
 */
const HOP_MS = 12 * 3_600_000;

export interface TimeTravel {
  /** Moves the laptop's clock; after each hop due schedules run once and everything comes to rest. Calls queue up. */
  forward(ms: number): Promise<void>;
}

export interface TimeTravelOptions {
  readonly clock: LaptopClock;
  readonly keepOffset: (ms: number) => void;
  readonly fireDue: () => Promise<void>;
  readonly idle: () => Promise<void>;
}

export function openTimeTravel(options: TimeTravelOptions): TimeTravel {
  let journey: Promise<void> = Promise.resolve();
  return {
    forward(ms) {
      const next = journey.then(() => travel(options, ms));
      journey = next.catch(() => undefined);
      return next;
    },
  };
}

async function travel(options: TimeTravelOptions, ms: number): Promise<void> {
  const { clock, keepOffset, fireDue, idle } = options;
  for (let left = ms; left > 0; left -= HOP_MS) {
    clock.forward(Math.min(HOP_MS, left));
    keepOffset(clock.offset());
    await idle();
    await fireDue();
    await idle();
  }
}
