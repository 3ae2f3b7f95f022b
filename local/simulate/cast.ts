/** Which case lives which story: shares are exact, who gets which is the seed's choice. */
import { chance, shuffled } from './seeded.ts';
import { type Story, stories } from './stories.ts';

/** How many of `count` cases each story has: its share, at least one as long as there are enough cases. */
export function quotas(count: number): ReadonlyMap<Story, number> {
  if (count <= stories.length) return new Map(stories.slice(0, count).map((it) => [it, 1]));
  const free = count - stories.length;
  const exact = stories.map((it) => ({ it, wanted: (it.share * free) / 100 }));
  const whole = new Map(exact.map(({ it, wanted }) => [it, 1 + Math.floor(wanted)]));
  let left = count - [...whole.values()].reduce((sum, one) => sum + one, 0);
  // largest remainder first
  for (const { it } of exact.toSorted((a, b) => (b.wanted % 1) - (a.wanted % 1))) {
    if (left === 0) break;
    whole.set(it, (whole.get(it) ?? 0) + 1);
    left -= 1;
  }
  return whole;
}

/** One story per case to open, in the seed's order; a merge is never the first, since it needs an earlier case. */
export function castFor(count: number, seed: number): Story[] {
  const all = [...quotas(count)].flatMap(([story, times]) => Array<Story>(times).fill(story));
  const cast = shuffled(all, seed, 'cast');
  const first = cast.findIndex((it) => it.collection !== 'merge');
  if (first > 0) cast.unshift(...cast.splice(first, 1));
  return cast;
}

/** A story for a case that was there before, by its number: it cannot be merged, since its customer has no other. */
export function storyFor(caseNo: string, seed: number): Story {
  const open = stories.filter((it) => it.collection !== 'merge');
  const total = open.reduce((sum, it) => sum + it.share, 0);
  let at = chance(seed, 'story', caseNo) * total;
  const found = open.find((it) => {
    at -= it.share;
    return at < 0;
  });
  if (!found) throw new RangeError('A story has a negative share');
  return found;
}
