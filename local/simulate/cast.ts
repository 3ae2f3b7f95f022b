/** Which case lives which story: shares are exact, who gets which is the seed's choice. */
import { chance, shuffled } from './seeded.ts';
import { type Story, stories } from './stories.ts';

/** How many of `count` cases each story has: its share, but at least one as long as there are enough cases. */
export function quotas(count: number): ReadonlyMap<Story, number> {
  if (count <= stories.length) return new Map(stories.slice(0, count).map((it) => [it, 1]));
  const wanted = (it: Story): number => (it.share * count) / 100;
  const given = new Map(stories.map((it) => [it, Math.max(1, Math.floor(wanted(it)))]));
  const owed = (it: Story): number => wanted(it) - (given.get(it) ?? 0);
  let left = count - [...given.values()].reduce((sum, one) => sum + one, 0);
  for (; left !== 0; left -= Math.sign(left)) {
    // one more where most is owed, one less where most is given beyond the share
    const order = stories.toSorted((a, b) => (owed(b) - owed(a)) * Math.sign(left));
    const next = left > 0 ? order[0] : order.find((it) => (given.get(it) ?? 0) > 1);
    if (next) given.set(next, (given.get(next) ?? 0) + Math.sign(left));
  }
  return given;
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
