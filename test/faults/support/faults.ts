/** What becomes of a call to something outside. */

import type { Actor, Call } from './calls.ts';
import type { Chance } from './dice.ts';
import { MINUTE } from './time.ts';

export type Fate =
  | 'made'
  /** The function dies before the call leaves. */
  | 'crashBefore'
  /** The call is carried out, and the function dies without having heard. */
  | 'crashAfter'
  /** Throttled, or not reached: nothing happened, and the caller is told so or left in doubt. */
  | 'refused'
  /** Carried out, and the caller is told of a timeout. */
  | 'unheard'
  /** Carried out, the answer lost, and made again by the SDK. */
  | 'repeated'
  /** The function stands still while others go on. */
  | 'freeze';

/** Shares of calls. */
type Weather = Readonly<Record<Exclude<Fate, 'made'>, number>>;

const fair: Weather = {
  crashBefore: 0,
  crashAfter: 0,
  refused: 0,
  unheard: 0,
  repeated: 0,
  freeze: 0,
};
const weathers: readonly [Weather, ...Weather[]] = [
  { crashBefore: 0.01, crashAfter: 0.02, refused: 0, unheard: 0, repeated: 0, freeze: 0.02 },
  { crashBefore: 0, crashAfter: 0, refused: 0.03, unheard: 0.02, repeated: 0.03, freeze: 0.02 },
  {
    crashBefore: 0.004,
    crashAfter: 0.006,
    refused: 0.01,
    unheard: 0.01,
    repeated: 0.01,
    freeze: 0.03,
  },
  {
    crashBefore: 0.02,
    crashAfter: 0.03,
    refused: 0.05,
    unheard: 0.03,
    repeated: 0.05,
    freeze: 0.05,
  },
];

/** No SDK is told of a mail's fate after a repeat: SES would send two, which is nobody's error but its protocol's. */
export class Faults {
  readonly #chance: Chance;
  readonly #weather: Weather;
  readonly #skewed: boolean;
  readonly counts = new Map<Fate, number>();
  /** Without faults everything comes to its end. */
  calm = false;

  constructor(chance: Chance, skewed: boolean) {
    this.#chance = chance;
    this.#weather = chance.of(...weathers);
    this.#skewed = skewed;
  }

  /** Wrong by up to five minutes either way, which every function must bear. */
  skew(): number {
    return this.#skewed ? this.#chance.below(10 * MINUTE) - 5 * MINUTE : 0;
  }

  fateOf(call: Pick<Call<unknown>, 'mayRepeat' | 'service'> & { readonly actor: Actor }): Fate {
    const fate = this.#drawn(this.calm ? fair : this.#weather);
    const isRepeat = fate === 'repeated' && !call.mayRepeat;
    // a pause calls nobody: a function can only die in it
    const isError = call.service.name === 'pause' && !fate.startsWith('crash') && fate !== 'freeze';
    const given = isRepeat || isError ? 'made' : fate;
    this.counts.set(given, (this.counts.get(given) ?? 0) + 1);
    return given;
  }

  #drawn(weather: Weather): Fate {
    let left = this.#chance.next();
    // the record's own keys
    for (const [fate, share] of Object.entries(weather) as [Fate, number][]) {
      left -= share;
      if (left < 0) return fate;
    }
    return 'made';
  }
}
