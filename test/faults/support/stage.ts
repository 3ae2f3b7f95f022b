/**
 * Everything that runs at once, one call at a time: functions run until they call something outside and are parked there; chance
 * picks whose call is made next and what becomes of it. So any interleaving can come about, and the same seed repeats it.
 */
import type { LaptopClock } from '../../../local/clock.ts';
import type { Actor, Call, Ended } from './calls.ts';
import type { Chance } from './dice.ts';
import type { Fate, Faults } from './faults.ts';
import { SECOND } from './time.ts';

interface Parked extends Call<unknown> {
  readonly actor: Actor;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}
interface Noted {
  readonly at: number;
  readonly actor: Actor;
  readonly what: string;
  readonly fate: Fate;
}
interface Sleeper {
  readonly at: number;
  readonly wake: () => void;
}

/** More than the parts that answer at once need to come to rest. */
const TURNS = 4;
const settled = () =>
  new Promise<void>((done) => {
    let left = TURNS;
    const next = () => {
      left -= 1;
      if (left > 0) setImmediate(next);
      else done();
    };
    setImmediate(next);
  });

export class Stage {
  readonly #chance: Chance;
  readonly #clock: LaptopClock;
  readonly #faults: Faults;
  #parked: Parked[] = [];
  #sleepers: Sleeper[] = [];
  readonly #ends = new Map<Actor, () => void>();
  calls = 0;
  #last: Noted[] = [];

  constructor(chance: Chance, clock: LaptopClock, faults: Faults) {
    this.#chance = chance;
    this.#clock = clock;
    this.#faults = faults;
  }

  /** The last calls with their fates, for a failing seed. */
  get trace(): string[] {
    return this.#last.map(
      ({ at, actor, what, fate }) =>
        `${new Date(at).toISOString()} ${actor.name} ${actor.purpose}: ${what} ${fate}`,
    );
  }
  get running(): number {
    return this.#ends.size;
  }
  get sleeping(): number {
    return this.#sleepers.length;
  }

  /** Calls a function; resolves when it ended in whatever way. */
  spawn<T>(name: string, purpose: string, work: (actor: Actor) => Promise<T>): Promise<Ended<T>> {
    const skewMs = this.#faults.skew();
    const pace = 4 ** this.#chance.below(5);
    const actor: Actor = { name, purpose, skewMs, pace, dead: false, frozenUntil: 0 };
    return new Promise((resolve) => {
      const end = (ended: Ended<T>) => {
        if (this.#ends.delete(actor)) resolve(ended);
      };
      this.#ends.set(actor, () => end({ how: 'crashed' }));
      work(actor).then(
        (value) => end({ how: 'done', value }),
        (error: unknown) => end({ how: 'failed', error }),
      );
    });
  }

  /** A call of something outside by a function: made when its turn comes, if at all. */
  call<T>(actor: Actor, call: Call<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      // what a dead function still does in this process never reaches anybody
      if (actor.dead) return;
      // the stage hands each call's own result back to it
      const parked = { ...call, actor, resolve: resolve as Parked['resolve'], reject };
      this.#parked.push(parked);
    });
  }

  /** Waits in virtual time; for what is not a function, such as a client between two tries. */
  sleep(ms: number): Promise<void> {
    const at = this.#clock.now() + ms;
    return new Promise((wake) => this.#sleepers.push({ at, wake }));
  }

  /** Makes one call, or lets time pass until something can go on. */
  async step(): Promise<void> {
    await settled();
    const ready = this.#parked.filter(({ actor }) => actor.frozenUntil <= this.#clock.now());
    const call = this.#chance.weighed(ready, ({ actor }) => actor.pace);
    if (call) await this.#make(call);
    this.#pass(call ? this.#chance.below(120) : this.#idleTime());
    await settled();
  }

  /** Steps until no function runs. */
  async rest(): Promise<void> {
    await settled();
    while (this.#ends.size > 0) await this.step();
  }

  /** Moves time without a call being made; functions that run must not be there for hours. */
  async pass(ms: number): Promise<void> {
    const end = this.#clock.now() + ms;
    while (this.#clock.now() < end) {
      await this.rest();
      const next = Math.min(end, ...this.#sleepers.map(({ at }) => at));
      this.#pass(Math.max(0, Math.min(next - this.#clock.now(), 30 * 60 * SECOND)));
      await settled();
    }
    await this.rest();
  }

  #idleTime(): number {
    const frozen = this.#parked.map(({ actor }) => actor.frozenUntil);
    const next = Math.min(...frozen, ...this.#sleepers.map(({ at }) => at)) - this.#clock.now();
    return Number.isFinite(next) ? Math.max(0, Math.min(next, 30 * SECOND)) : 5 * SECOND;
  }

  #pass(ms: number): void {
    this.#clock.forward(ms);
    const now = this.#clock.now();
    const due = this.#sleepers.filter(({ at }) => at <= now);
    this.#sleepers = this.#sleepers.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
  }

  async #make(call: Parked): Promise<void> {
    const fate = this.#faults.fateOf(call);
    this.#note(call, fate);
    if (fate === 'freeze') {
      call.actor.frozenUntil = this.#clock.now() + 1 + this.#chance.below(60 * SECOND);
      return;
    }
    this.#parked.splice(this.#parked.indexOf(call), 1);
    if (fate === 'crashBefore') return this.#crash(call.actor);
    if (fate === 'refused') return call.reject(call.service.passing(this.#chance, call.what));
    const answer = await made(call, fate);
    if (fate === 'crashAfter') return this.#crash(call.actor);
    if (fate === 'unheard') return call.reject(timeout());
    answer();
  }

  #crash(actor: Actor): void {
    actor.dead = true;
    this.#parked = this.#parked.filter((it) => it.actor !== actor);
    this.#ends.get(actor)?.();
  }

  #note({ actor, what }: Parked, fate: Fate): void {
    this.calls += 1;
    this.#last.push({ at: this.#clock.now(), actor, what, fate });
    if (this.#last.length > 4000) this.#last = this.#last.slice(2000);
  }
}

/** Makes the call, and hands out how its caller is answered. */
async function made(call: Parked, fate: Fate): Promise<() => void> {
  try {
    // an SDK that heard nothing asks again, and answers what it hears then
    if (fate === 'repeated') await call.make().catch(() => undefined);
    const value = await call.make();
    return () => call.resolve(value);
  } catch (error) {
    return () => call.reject(error);
  }
}

const timeout = (): Error =>
  Object.assign(new Error('The connection timed out'), { name: 'TimeoutError' });
