/** How long the bank needs from somebody's act to the next task, learned as it goes, so that people look when there is something to see. */
export interface Pace {
  /** A wait that came to its end after so many ms, and as many looks in vain. */
  learn(ms: number, looks: number): void;
  /** When to look after an act (0), or after so many looks in vain; ms from now. */
  untilLook(looks: number): number;
}

const FIRST_GUESS_MS = 150;
const SHORTEST_MS = 50;
const LONGEST_MS = 5_000;
/** Share of a new observation in what is expected. */
const WEIGHT = 0.1;
/** Who sees it at the first look might have seen it sooner. */
const SOONER = 0.9;

export function newPace(): Pace {
  let expected = FIRST_GUESS_MS;
  return {
    learn(ms, looks) {
      expected = looks === 0 ? expected * SOONER : expected + WEIGHT * (ms - expected);
    },
    untilLook: (looks) =>
      Math.min(
        LONGEST_MS,
        Math.max(SHORTEST_MS, looks === 0 ? expected : (expected / 3) * 1.5 ** looks),
      ),
  };
}
