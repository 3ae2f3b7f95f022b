/** The files of a case. */
import { type Evidence, MAX_REFUSED } from '../evidence/evidence.ts';
import type { Evolutions } from './past.ts';

/** The oldest refusals make room; what was received stays. */
function withoutOldest(known: readonly Evidence[]): Evidence[] {
  const surplus = new Set<Evidence>(
    known.filter((it) => it.status === 'refused').slice(0, -MAX_REFUSED),
  );
  return known.filter((it) => !surplus.has(it));
}

export const evidence: Pick<Evolutions, 'EvidenceReceived' | 'EvidenceRefused'> = {
  EvidenceReceived: ({ it, data, at }) => ({
    evidence: [...it.evidence, { ...data, status: 'received', at }],
  }),
  EvidenceRefused: ({ it, data, at }) => ({
    evidence: withoutOldest([...it.evidence, { ...data, status: 'refused', at }]),
  }),
};
