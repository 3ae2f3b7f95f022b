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

/** Cases under way for each hand; more would only wait in the bank's queues and be looked at in vain. */
const WAITING_PER_HAND = 3;

const isHeld = ({ heldFor }: Part): boolean => heldFor?.state === 'playing';

/** Whose turn it is: cases under way, oldest turn first, and new ones as others come to rest. */
class Turns {
  readonly #coming: Part[];
  readonly #underWay: Part[] = [];
  readonly #limit: number;
  #busy = 0;

  constructor(parts: readonly Part[], limit: number) {
    this.#coming = [...parts];
    this.#limit = limit;
  }

  get left(): boolean {
    return this.#busy + this.#underWay.length + this.#coming.length > 0;
  }

  /** Undefined while everything under way waits for the bank. A case that is held for another takes nobody's place. */
  take(): Part | undefined {
    const active = this.#busy + this.#underWay.filter((it) => !isHeld(it)).length;
    const newcomer = active < this.#limit ? this.#coming.shift() : undefined;
    if (newcomer) this.#underWay.push(newcomer);
    const ready = this.#underWay.findIndex((it) => it.notBefore <= Date.now());
    const [part] = ready < 0 ? [] : this.#underWay.splice(ready, 1);
    if (part) this.#busy += 1;
    return part;
  }

  giveBack(part: Part, stays: boolean): void {
    this.#busy -= 1;
    if (stays) this.#underWay.push(part);
  }
}

/** Hands take whichever part may be played now. Ends when all are over or rest. */
async function playUntilRest(
  { play, concurrency, progress }: StageNeeds,
  parts: readonly Part[],
  clock: BankClock,
): Promise<void> {
  const mayPlay = (it: Part): boolean => it.state === 'playing' && it.restUntil <= clock.now();
  const turns = new Turns(parts.filter(mayPlay), concurrency * WAITING_PER_HAND);
  const hand = async () => {
    while (turns.left) {
      const part = turns.take();
      if (!part) {
        await pause(BREATH_MS);
        continue;
      }
      try {
        await play(part);
      } finally {
        turns.giveBack(part, mayPlay(part));
      }
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
