/** The outbox of mails: claimed under a lease, settled by whoever sent or by the provider's own word. */
import type { Mail } from '#domain/rows.ts';
import type { CaseStore } from '#ports';
import { rowIn } from './items.ts';
import { keys, shardedEntries } from './keys.ts';
import { childrenOf } from './reads.ts';
import { rows } from './row-schemas.ts';
import type { ShardedTable, Table } from './table.ts';
import { getItem } from './table.ts';
import { update } from './update.ts';

type Mails = 'pendingMails' | 'mail' | 'claimMail' | 'settleMail';
type Result = Parameters<CaseStore['settleMail']>[2];

export const mailsOf = (table: ShardedTable): Pick<CaseStore, Mails> => ({
  async pendingMails(caseId) {
    const all = (await childrenOf(table, caseId, 'MAIL#')).map(rowIn(rows.mail));
    return all.filter(({ status }) => status === 'pending');
  },
  mail: (caseId, mailId) => mail(table, caseId, mailId),
  async claimMail(caseId, mailId, now, leaseBefore) {
    const { done } = await update(table, {
      key: keys.mail(caseId, mailId),
      // its place in the queue stays: who looks there sees the claim
      set: { status: 'sending', claimedAt: now },
      add: { attempts: 1 },
      condition: '#status = :pending OR (#status = :sending AND #claimedAt < :leaseBefore)',
      values: { pending: 'pending', sending: 'sending', leaseBefore },
    });
    return done;
  },
  async settleMail(caseId, mailId, result) {
    if (result.status === 'pending') await putBack(table, caseId, mailId, result);
    else await settle(table, caseId, mailId, result);
  },
});

async function mail(table: Table, caseId: string, mailId: string): Promise<Mail | null> {
  const item = await getItem(table, keys.mail(caseId, mailId));
  return item ? rowIn(rows.mail)(item) : null;
}

/** Only a claim goes back to the outbox, at the place in the queue that it had at first. */
async function putBack(table: ShardedTable, caseId: string, mailId: string, result: Result) {
  const row = await mail(table, caseId, mailId);
  if (!row) return;
  await update(table, {
    key: keys.mail(caseId, mailId),
    set: { ...result, ...shardedEntries(table.shards).mail(row, row.dueAt) },
    remove: ['claimedAt'],
    condition: '#status = :sending',
    values: { sending: 'sending' },
  });
}

/** What was not sent stays so: a late "sent" must not hide a bounce. */
async function settle(table: Table, caseId: string, mailId: string, result: Result) {
  const final = result.status === 'sent' ? ' AND #status <> :notSent' : '';
  await update(table, {
    key: keys.mail(caseId, mailId),
    set: { ...result },
    remove: ['claimedAt', 'duePk', 'dueSk'],
    condition: `attribute_exists(pk)${final}`,
    ...(final && { values: { notSent: 'notSent' } }),
  });
}
