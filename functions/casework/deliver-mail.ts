/**
 * Mail goes out from rows that were written with the event that owes them. A row is claimed before it is sent, so two senders
 * never send one mail; a claim left by a crash is settled by the provider's own "sent" event, and only where that never
 * comes is the mail sent again after its lease (quality.md B2 no. 13).
 */

import { theSystem } from '#domain/actor.ts';
import { profileOf } from '#domain/profiles/index.ts';
import type { Mail } from '#domain/rows.ts';
import { renderLetter } from '#mail/render.ts';
import type { Dependencies, Letter } from '#ports';
import { type CaseworkNeeds, carryOut } from './carry-out.ts';

export const MAIL_LEASE_MINUTES = 15;
const MAX_ATTEMPTS = 5;

type Needs = CaseworkNeeds & Pick<Dependencies, 'mailer'>;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const leaseBefore = (now: string): string =>
  new Date(Date.parse(now) - MAIL_LEASE_MINUTES * 60_000).toISOString();

/** A closing letter and an offer tell of earlier events too; the others need their own event alone. */
const needsHistory = (mail: Mail): boolean =>
  mail.template === 'closure' || mail.template === 'offer';

/** The letter, or null without an address. Throws what the renderer throws: a missing clause, an event that does not fit. */
async function letterFor({ cases, clock, settings }: Needs, mail: Mail): Promise<Letter | null> {
  const [it, history] = await Promise.all([
    cases.load(mail.caseId),
    cases.events(mail.caseId, needsHistory(mail) ? 0 : mail.seq - 1),
  ]);
  const event = history.find((one) => one.seq === mail.seq);
  if (!it || !event) return null;
  return renderLetter({
    template: mail.template,
    case: it,
    event,
    history: history.filter((one) => one.seq <= mail.seq),
    profile: profileOf(it),
    siteUrl: settings.siteUrl,
    now: clock.now(),
  });
}

/** Nobody can be told by mail: a person calls instead, and the row says why. */
async function notSent(needs: Needs, mail: Mail, why: string): Promise<void> {
  await needs.cases.settleMail(mail.caseId, mail.mailId, { status: 'notSent', why });
  const command = {
    name: 'RecordBounce' as const,
    data: { mailId: mail.mailId, kind: 'noAddress' as const },
  };
  // a case that closed meanwhile takes no more calls: the row keeps the reason
  await carryOut(needs)({ caseId: mail.caseId, command, actor: theSystem }).catch(() => undefined);
}

async function attempt(needs: Needs, mail: Mail): Promise<void> {
  const letter = await letterFor(needs, mail).catch((error: unknown) => nameOf(error));
  if (typeof letter === 'string') return notSent(needs, mail, letter);
  if (!letter) return notSent(needs, mail, 'noAddress');
  return send(needs, mail, letter);
}

async function send(needs: Needs, mail: Mail, letter: Letter): Promise<void> {
  const tagged = { ...letter, tags: { caseId: mail.caseId, mailId: mail.mailId } };
  try {
    const providerId = await needs.mailer.send(tagged);
    await needs.cases.settleMail(mail.caseId, mail.mailId, { status: 'sent', providerId });
  } catch (error) {
    const why = nameOf(error);
    if (why === 'MailRefused' || mail.attempts + 1 >= MAX_ATTEMPTS) await notSent(needs, mail, why);
    else await needs.cases.settleMail(mail.caseId, mail.mailId, { status: 'pending', why });
  }
}

/** Sends one mail if nobody else has it; true when this call had the claim. */
export const deliverMail =
  (needs: Needs) =>
  async (mail: Mail): Promise<boolean> => {
    const now = needs.clock.now();
    if (!(await needs.cases.claimMail(mail.caseId, mail.mailId, now, leaseBefore(now))))
      return false;
    await attempt(needs, mail);
    return true;
  };

/** Sends what a case owes right now. A failure stays owed; the caller's own work is not undone by it. */
export const deliverMails =
  (needs: Needs) =>
  async (caseId: string): Promise<void> => {
    const mails = await needs.cases.pendingMails(caseId);
    for (const mail of mails) await deliverMail(needs)(mail);
  };
