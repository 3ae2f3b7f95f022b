/** Chance from a seed: the same seed gives the same run. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  /** True in `share` of all cases. */
  is(share: number): boolean;
  /** A whole number below `end`. */
  below(end: number): number;
  of<T>(...choices: readonly [T, ...T[]]): T;
  /** Undefined only for an empty list. */
  oneOf<T>(all: readonly T[]): T | undefined;
  /** As often as its weight says. */
  weighed<T>(all: readonly T[], weightOf: (one: T) => number): T | undefined;
}

/** A small generator (mulberry32). */
export function chanceFrom(seed: number): Chance {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    is: (share) => next() < share,
    // there is at least one choice, so the index hits
    of: (...choices) => choices[below(choices.length)] as (typeof choices)[0],
    oneOf: (all) => all[below(all.length)],
    weighed(all, weightOf) {
      let left = next() * all.reduce((sum, one) => sum + weightOf(one), 0);
      return all.find((one) => (left -= weightOf(one)) < 0);
    },
  };
}
