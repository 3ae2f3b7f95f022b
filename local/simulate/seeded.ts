/** Choices that a seed and a name decide, whatever order they are made in. */
import { createHash } from 'node:crypto';

/** A number from 0 (inclusive) to 1, the same for the same words. */
export function chance(...words: readonly (string | number)[]): number {
  const digest = createHash('sha256').update(words.join('|')).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

export function pick<const L extends readonly [unknown, ...unknown[]]>(
  from: L,
  ...words: readonly (string | number)[]
): L[number] {
  return from[Math.floor(chance(...words) * from.length)];
}

/** The same items in an order of their own for each name. */
export const shuffled = <T>(items: readonly T[], ...words: readonly (string | number)[]): T[] =>
  items
    .map((item, index) => ({ item, at: chance(...words, index) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
