import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The last run of each rule by name, kept in one file so that a sleep or a restart is noticed. */
export interface LastRuns {
  /** The last run; a rule never seen before counts as run `now`. */
  of(rule: string, now: number): number;
  /** All that run together, in one write. */
  set(at: ReadonlyMap<string, number>): void;
}

export function openLastRuns(file: string): LastRuns {
  mkdirSync(dirname(file), { recursive: true });
  const runs = new Map<string, number>(
    existsSync(file)
      ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>)
      : [],
  );
  const set = (at: ReadonlyMap<string, number>) => {
    for (const [rule, instant] of at) runs.set(rule, instant);
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(runs)));
    renameSync(`${file}.new`, file);
  };
  const of = (rule: string, now: number) => {
    const known = runs.get(rule);
    if (known === undefined) set(new Map([[rule, now]]));
    return known ?? now;
  };
  return { of, set };
}
