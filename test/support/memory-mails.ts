import { shardOf } from '#adapters/shard.ts';
import type { Mail } from '#domain/rows.ts';
import type { CaseStore } from '#ports';
import type { MemoryTables } from './memory-tables.ts';
import { ascending, rowKey, rowsOf, stored } from './memory-tables.ts';
import { SHARDS } from './shards.ts';

type Mails = 'pendingMails' | 'owedMails' | 'mail' | 'claimMail' | 'settleMail';

const owedSince = ({ status, claimedAt, dueAt }: Mail): string | undefined => {
  if (status === 'pending') return dueAt;
  return status === 'sending' ? claimedAt : undefined;
};

const mayClaim = ({ status, claimedAt = '' }: Mail, leaseBefore: string): boolean =>
  status === 'pending' || (status === 'sending' && claimedAt < leaseBefore);

/** Only a claim goes back to the outbox, and what was not sent stays so: a late "sent" must not hide a bounce. */
const maySettle = ({ status }: Mail, next: Mail['status']): boolean =>
  next === 'pending' ? status === 'sending' : next === 'notSent' || status !== 'notSent';

/** The outbox of mails: claimed under a lease, settled by whoever sent. */
export const memoryMails = ({ mails }: MemoryTables): Pick<CaseStore, Mails> => ({
  async pendingMails(caseId) {
    const all = rowsOf(mails, caseId, ({ mailId }) => mailId);
    return all.filter(({ status }) => status === 'pending');
  },
  async owedMails(shard, before, limit) {
    const owed = [...mails.values()].filter(
      (it) => shardOf(it.caseId, SHARDS) === shard && (owedSince(it) ?? before) < before,
    );
    return ascending(owed, (it) => owedSince(it) ?? '')
      .slice(0, limit)
      .map(stored);
  },
  async mail(caseId, mailId) {
    const row = mails.get(rowKey(caseId, mailId));
    return row ? stored(row) : null;
  },
  async claimMail(caseId, mailId, now, leaseBefore) {
    const row = mails.get(rowKey(caseId, mailId));
    if (!row || !mayClaim(row, leaseBefore)) return false;
    const claimed: Mail = { ...row, status: 'sending', claimedAt: now, attempts: row.attempts + 1 };
    mails.set(rowKey(caseId, mailId), claimed);
    return true;
  },
  async settleMail(caseId, mailId, result) {
    const row = mails.get(rowKey(caseId, mailId));
    if (!row || !maySettle(row, result.status)) return;
    const { claimedAt: _claimedAt, ...rest } = row;
    mails.set(rowKey(caseId, mailId), stored({ ...rest, ...result }));
  },
});
