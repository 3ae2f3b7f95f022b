/** Closed loop: each connection sends its next request when the last one is answered; none is ever aborted. */
export interface LoopFigures {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly count: number;
}

/** Runs `act` on so many connections until the time is over; what is under way then is still finished and counted. */
export async function closedLoop(
  connections: number,
  seconds: number,
  act: (n: number) => Promise<unknown>,
): Promise<LoopFigures> {
  const took: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  let n = 0;
  const connection = async () => {
    while (performance.now() < until) {
      n += 1;
      const start = performance.now();
      await act(n);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: connections }, connection));
  const elapsed = (performance.now() - begun) / 1000;
  const sorted = took.toSorted((a, b) => a - b);
  return {
    perSecond: rounded(took.length / elapsed),
    p50Ms: rounded(quantile(sorted, 0.5)),
    p99Ms: rounded(quantile(sorted, 0.99)),
    count: took.length,
  };
}

/** Of an ascending list; 0 for an empty one. */
export const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

/** Of an even number of values the mean of the middle two: the upper one alone would flatter rates. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [(sorted.length - 1) / 2, sorted.length / 2].map(Math.floor);
  return ((sorted[low ?? 0] ?? 0) + (sorted[high ?? 0] ?? 0)) / 2;
}

export const rounded = (value: number): number => Math.round(value * 10) / 10;
