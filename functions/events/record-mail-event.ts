/**
 * What the provider tells of a mail (P3.1-2). "Sent" settles a claim that a crash left; a mail that bounced, was refused or
 * complained about makes an agent call, once. Events come late, twice and in any order.
 */
import * as z from 'zod/mini';
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { haveCustomerCalled } from '#casework/undelivered.ts';
import { eventHandler, type Recorded } from '#runtime/event-handler.ts';
import { working } from '#runtime/working.ts';

const mailEvent = z.object({
  detail: z.object({
    eventType: z.string(),
    mail: z.object({
      messageId: z.string(),
      tags: z.optional(z.record(z.string(), z.array(z.string()))),
    }),
    bounce: z.optional(z.object({ bounceType: z.string() })),
  }),
});
export type MailEvent = z.infer<typeof mailEvent>;

type Meaning = 'sent' | 'bounced' | 'refused' | 'complaint' | 'nothing';

/** A bounce that is not permanent may be an absence note: it says nothing about the address. */
function meaningOf({ eventType, bounce }: MailEvent['detail']): Meaning {
  switch (eventType) {
    case 'Send':
    case 'Delivery':
      return 'sent';
    case 'Bounce':
      return bounce?.bounceType === 'Permanent' ? 'bounced' : 'nothing';
    case 'Reject':
      return 'refused';
    case 'Complaint':
      return 'complaint';
    default:
      return 'nothing';
  }
}

async function record(
  needs: CaseworkNeeds,
  mail: { readonly caseId: string; readonly mailId: string },
  meaning: Meaning,
  providerId: string,
): Promise<void> {
  const { caseId, mailId } = mail;
  if (meaning === 'sent')
    await needs.cases.settleMail(caseId, mailId, { status: 'sent', providerId });
  if (meaning === 'complaint') await haveCustomerCalled(needs)(mail, 'complaint');
  if (meaning === 'bounced' || meaning === 'refused') {
    // the case first: a crash in between repeats and does not forget
    await haveCustomerCalled(needs)(mail, 'bounce');
    await needs.cases.settleMail(caseId, mailId, { status: 'notSent', why: meaning });
  }
}

/** Records one event about a mail of ours; what concerns no mail row, or a mail already given up, changes nothing. */
export const recordMailEvent =
  (needs: CaseworkNeeds) =>
  async ({ detail }: MailEvent): Promise<Recorded> => {
    const { messageId, tags } = detail.mail;
    const [caseId, mailId] = [tags?.['caseId']?.[0], tags?.['mailId']?.[0]];
    const ids = { event: detail.eventType, caseId, mailId };
    if (!caseId || !mailId) return { ...ids, outcome: 'untagged' };
    const row = await needs.cases.mail(caseId, mailId);
    if (!row) return { ...ids, outcome: 'unknown' };
    if (row.status === 'notSent') return { ...ids, outcome: 'known' };
    const meaning = meaningOf(detail);
    // whoever sent it has nearly always written that down before
    if (meaning === row.status) return { ...ids, outcome: 'known' };
    await record(needs, row, meaning, messageId);
    return { ...ids, outcome: meaning };
  };

export const handler = eventHandler('MAIL_EVENT', mailEvent, async (event) =>
  recordMailEvent(working())(event),
);
