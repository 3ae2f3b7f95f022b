import { createHash } from 'node:crypto';
import type jsonata from 'jsonata';

/** What expressions may not compute for themselves. All three are inputs, so that tests and restarts can fix them. */
export interface Chance {
  readonly now: () => number;
  readonly uuid: () => string;
  /** A number in [0, 1). */
  readonly random: () => number;
}

const HASHES: Readonly<Record<string, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};
const RANGE_LIMIT = 1_000;

/** Adds the functions that Step Functions has beyond JSONata's own, and puts the clock under `$now` and `$millis`. */
export function addQueryFunctions(expression: jsonata.Expression, chance: Chance): void {
  const timestamp = () => new Date(chance.now()).toISOString();
  expression.registerFunction('now', timestamp, '<s?s?:s>');
  expression.registerFunction('millis', chance.now, '<:n>');
  expression.registerFunction('uuid', chance.uuid, '<:s>');
  expression.registerFunction('random', (seed?: number) => pick(seed, chance), '<n?:n>');
  expression.registerFunction('parse', (text?: string) => parse(text), '<s-:x>');
  expression.registerFunction('hash', hash, '<xs?:s>');
  expression.registerFunction('partition', partition, '<an:a<a>>');
  expression.registerFunction('range', range, '<nnn?:a<n>>');
}

function pick(seed: number | undefined, chance: Chance): number {
  return seed === undefined ? chance.random() : seeded(seed);
}

// one round of mulberry32: equal seeds give equal numbers, which is all that AWS promises
function seeded(seed: number): number {
  const mixed = (Math.trunc(seed) + 0x6d2b79f5) | 0;
  const once = Math.imul(mixed ^ (mixed >>> 15), 1 | mixed);
  const twice = (once + Math.imul(once ^ (once >>> 7), 61 | once)) ^ once;
  return ((twice ^ (twice >>> 14)) >>> 0) / 4_294_967_296;
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

function hash(data: unknown, algorithm = 'SHA-256'): string | undefined {
  const name = HASHES[algorithm];
  if (name === undefined) throw new Error(`$hash does not know the algorithm ${algorithm}`);
  if (data === undefined) return undefined;
  const text = typeof data === 'string' ? data : JSON.stringify(data);
  return createHash(name).update(text).digest('hex');
}

function partition(values: readonly unknown[] | undefined, size: number): unknown[][] | undefined {
  if (!Number.isInteger(size) || size < 1) throw new Error('$partition needs a size of 1 or more');
  if (values === undefined) return undefined;
  const parts: unknown[][] = [];
  for (let at = 0; at < values.length; at += size) parts.push(values.slice(at, at + size));
  return parts;
}

function range(first: number, last: number, step = 1): number[] {
  if (step === 0) throw new Error('$range needs a step other than 0');
  const length = Math.max(0, Math.floor((last - first) / step) + 1);
  if (length > RANGE_LIMIT) throw new Error(`$range gives at most ${RANGE_LIMIT} numbers`);
  return Array.from({ length }, (_, index) => first + index * step);
}
