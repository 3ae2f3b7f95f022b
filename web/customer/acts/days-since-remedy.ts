import type { CustomerCase } from '#contracts/views.ts';

const DAY_MS = 86_400_000;

/** Whole days between carrying out and the last follow-up, both by the bank's clock; null when there was none yet. */
export function daysSinceRemedy({
  timeline,
  followUps,
}: Pick<CustomerCase, 'timeline' | 'followUps'>): number | null {
  const carriedOut = timeline.findLast((it) => it.event === 'RemedyImplemented');
  const asked = followUps.findLast((it) => it.sentAt !== undefined);
  if (!carriedOut || asked?.sentAt === undefined) return null;
  return Math.round((Date.parse(asked.sentAt) - Date.parse(carriedOut.at)) / DAY_MS);
}
