/** What the order of things outside must be, checked at the moment they happen. */

import type { Ledger } from './ledger.ts';
import type { PostOffice } from './post-office.ts';
import { MINUTE } from './time.ts';

/** Asks the table outright. */
export type Ask = (operation: string, input: object) => Promise<object>;

/** Commit first, then signal: whoever answers a token has written the answer before. */
export async function mustBeWritten(table: Ask, ledger: Ledger, token: string) {
  // the emulator's own answer
  const { Items = [] } = (await table('Scan', {
    TableName: 'Cases',
    FilterExpression: '#token = :token AND #status = :open',
    ExpressionAttributeNames: { '#token': 'token', '#status': 'status' },
    ExpressionAttributeValues: { ':token': { S: token }, ':open': { S: 'open' } },
  })) as { Items?: { sk: { S: string } }[] };
  for (const { sk } of Items) ledger.faults.push(`${sk.S} was signalled before it was answered`);
}

const LEASE = 15 * MINUTE;
/** A sender may stand still between claim and sending, and two clocks differ by twice what each may be wrong. */
export const toleranceOf = (skewed: boolean): number => (skewed ? 14 : 4) * MINUTE;

/** Claim first, then send: a letter leaves under its claim, and a second one only after the first one's lease. */
export async function mustBeClaimed(
  table: Ask,
  ledger: Ledger,
  sent: PostOffice['sent'],
  { caseId, mailId, at, actor }: Omit<PostOffice['sent'][number], 'messageId'>,
  tolerance: number,
) {
  const Key = { pk: { S: `CASE#${caseId}` }, sk: { S: `MAIL#${mailId}` } };
  // the emulator's own answer
  const { Item } = (await table('GetItem', { TableName: 'Cases', Key })) as {
    Item?: { status: { S: string } };
  };
  const status = Item?.status.S ?? 'gone';
  // a provider's own word may settle a mail while a second copy is on its way
  const known = sent.filter((it) => it.caseId === caseId && it.mailId === mailId);
  if (status !== 'sending' && known.length === 0)
    ledger.faults.push(`${mailId} of ${caseId} was sent while it was ${status}`);
  const last = known.at(-1);
  if (last && at - last.at < LEASE - tolerance)
    ledger.faults.push(`${mailId} of ${caseId} was sent twice within its lease (${actor.name})`);
}
