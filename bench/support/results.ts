/** Results as JSON, with what one must know to judge them: machine, date, command. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../../local/repository.ts';

export interface Circumstances {
  readonly at: string;
  readonly command: string;
  readonly node: string;
  readonly machine: string;
  /** Mean length of the run queue over the last minute: above the number of cores, others were at work too. */
  readonly load: number;
}

export type Result<T> = Circumstances & T;

const folder = join(REPOSITORY, 'bench/results');

const circumstances = (name: string): Circumstances => ({
  at: new Date().toISOString(),
  command: `node --import tsx bench/${name}.ts`,
  node: process.version,
  machine: `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
});

/** Writes `bench/results/<name>.json`. */
export function writeResult(name: string, result: object): void {
  mkdirSync(folder, { recursive: true });
  const text = JSON.stringify({ ...circumstances(name), ...result }, null, 2);
  writeFileSync(join(folder, `${name}.json`), `${text}\n`);
}

export const readResult = <T>(name: string): Result<T> =>
  JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as Result<T>;
