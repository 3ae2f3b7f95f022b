/** Plays all parts until each is over: as many at once as there are hands, and the clock is moved whenever all of them rest. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Laptop } from '../people/laptop.ts';
import { patiently } from '../people/patience.ts';
import type { Part } from './part.ts';

export interface StageNeeds {
  readonly laptop: Laptop;
  readonly play: (part: Part) => Promise<void>;
  readonly concurrency: number;
  readonly progress: (done: number, all: number, now: number) => void;
}

const HOUR = 3_600_000;
/** A longer way is gone in pieces, so that a host that is killed on it loses little, and the bar moves. */
const PIECE = 24 * HOUR;
const BREATH_MS = 15;

/** The bank's clock as this process knows it: read once, then running on. */
export class BankClock {
  readonly #laptop: Laptop;
  #offset = 0;

  constructor(laptop: Laptop) {
    this.#laptop = laptop;
  }

  readonly now = (): number => Date.now() + this.#offset;

  async read(): Promise<number> {
    const { now } = await patiently(() => this.#laptop.facts());
    this.#offset = Date.parse(now) - Date.now();
    return this.now();
  }

  /** Moves the clock until it is `until` at least; a host that dies on the way is asked again for what is left. */
  async moveTo(until: number): Promise<void> {
    for (let now = await this.read(); now < until; now = await this.read()) {
      await this.#laptop.forward(Math.min(PIECE, until - now)).catch(() => pause(BREATH_MS * 10));
    }
  }
}

/** Hands take whichever part may be played now, oldest turn first. Ends when all are over or rest. */
async function playUntilRest(
  { play, concurrency, progress }: StageNeeds,
  parts: readonly Part[],
  clock: BankClock,
): Promise<void> {
  const turns = parts.filter((it) => it.state === 'playing' && it.restUntil <= clock.now());
  let busy = 0;
  const next = (): Part | undefined => {
    for (let tried = turns.length; tried > 0; tried -= 1) {
      const part = turns.shift();
      if (!part || part.notBefore <= Date.now()) return part;
      turns.push(part);
    }
    return undefined;
  };
  const hand = async () => {
    while (turns.length > 0 || busy > 0) {
      const part = next();
      if (!part) {
        await pause(BREATH_MS);
        continue;
      }
      busy += 1;
      try {
        await play(part);
      } finally {
        busy -= 1;
      }
      if (part.state === 'playing' && part.restUntil <= clock.now()) turns.push(part);
      progress(parts.filter((it) => it.state !== 'playing').length, parts.length, clock.now());
    }
  };
  await Promise.all(Array.from({ length: concurrency }, hand));
}

/** Rejects only when the bank cannot be reached for minutes; a part that goes nowhere is left as `stuck`. */
export async function playAll(
  needs: StageNeeds,
  parts: readonly Part[],
  clock: BankClock,
): Promise<void> {
  await clock.read();
  for (;;) {
    await playUntilRest(needs, parts, clock);
    const resting = parts.filter((it) => it.state === 'playing');
    if (resting.length === 0) return;
    await clock.moveTo(Math.min(...resting.map((it) => it.restUntil)));
  }
}
