/** The end of retention (PIPL 47, field.md C22): content and personal data go, a tombstone says what was removed and why. */
import type { Case } from '#domain/case.ts';
import { profileOf } from '#domain/profiles/index.ts';
import type { Tombstone } from '#domain/rows.ts';
import { nextWake, wakesOf } from '#domain/wake.ts';
import type { Dependencies } from '#ports';
import type { Attempt } from './sweep.ts';

type Needs = Pick<Dependencies, 'cases' | 'clock' | 'vault'>;

/** A hold is asked about again after this time. */
const HOLD_DAYS = 30;

const tombstoneOf = (it: Case, erasedAt: string): Tombstone => ({
  caseId: it.caseId,
  caseNo: it.caseNo,
  openedAt: it.openedAt,
  lastSeq: it.lastSeq,
  lastHash: it.lastHash,
  erasedAt,
  ...(it.stage.status === 'CLOSED'
    ? { why: 'retentionOver', closedAt: it.stage.closedAt, closeReason: it.stage.reason }
    : { why: 'draftExpired' }),
});

/** A court or a regulator may still ask for it: nothing is erased while the hold lasts. */
async function keep({ cases }: Needs, it: Case, now: string): Promise<Attempt> {
  const at = new Date(Date.parse(now) + HOLD_DAYS * 86_400_000).toISOString();
  await cases.rewake(it.caseId, { at, kind: 'purge' }, it.version);
  return { outcome: 'left' };
}

/** Finishes an erasure that was begun; of a case that never was, nothing. */
async function finish({ cases, vault }: Needs, caseId: string): Promise<Attempt> {
  // files first: the tombstone is due until the rows are gone too
  await vault.erase(caseId);
  await cases.eraseRest(caseId);
  return { outcome: 'done' };
}

/** Erases one case whose time is over. A case that changed meanwhile is left alone. */
export const purge =
  (needs: Needs) =>
  async (caseId: string): Promise<Attempt> => {
    const it = await needs.cases.load(caseId);
    if (!it) return finish(needs, caseId);
    const now = needs.clock.now();
    const wakes = wakesOf(it, profileOf(it), now);
    if (!wakes.some(({ kind, at }) => kind === 'purge' && at <= now)) {
      await needs.cases.rewake(caseId, nextWake(wakes), it.version);
      return { outcome: 'left' };
    }
    if (it.flags.includes('legalHold')) return keep(needs, it, now);
    const entombed = await needs.cases.entomb(tombstoneOf(it, now), it.version);
    return entombed ? finish(needs, caseId) : { outcome: 'left' };
  };
