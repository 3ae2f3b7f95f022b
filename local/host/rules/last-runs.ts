import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The last run of each rule by name, kept in one file so that a sleep or a restart is noticed. */
export interface LastRuns {
  /** The last run; a rule never seen before counts as run `now`. */
  of(rule: string, now: number): number;
  set(rule: string, at: number): void;
}

export function openLastRuns(file: string): LastRuns {
  mkdirSync(dirname(file), { recursive: true });
  const runs = new Map<string, number>(
    existsSync(file)
      ? Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>)
      : [],
  );
  const set = (rule: string, at: number) => {
    runs.set(rule, at);
    writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(runs)));
    renameSync(`${file}.new`, file);
  };
  const of = (rule: string, now: number) => {
    const known = runs.get(rule);
    if (known === undefined) set(rule, now);
    return known ?? now;
  };
  return { of, set };
}
