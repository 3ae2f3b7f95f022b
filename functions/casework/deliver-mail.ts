/**
 * Mail goes out from rows that were written with the event that owes them. A row is claimed before it is sent, so two senders
 * never send one mail; a claim left by a crash, or by a provider that did not answer, is settled by the provider's own "sent"
 * event, and only where that never comes is the mail sent again after its lease (quality.md B2 no. 13).
 */

import type { Case } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import { profileOf } from '#domain/profiles/index.ts';
import type { Mail } from '#domain/rows.ts';
import { renderLetter } from '#mail/render.ts';
import type { Commit, Dependencies, Letter } from '#ports';
import { codeForOpener } from './access-code.ts';
import type { CaseworkNeeds } from './carry-out.ts';
import { haveCustomerCalled } from './undelivered.ts';

const MAIL_LEASE_MINUTES = 15;
const MAX_ATTEMPTS = 5;

type Needs = CaseworkNeeds & Pick<Dependencies, 'mailer' | 'access'>;
type Result =
  | { readonly status: 'sent'; readonly providerId: string }
  | { readonly status: 'pending' | 'notSent'; readonly why: string }
  /** The provider was asked and did not answer: it may have the mail, and its own event will tell. */
  | { readonly status: 'inDoubt' };

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

const leaseBefore = (now: string): string =>
  new Date(Date.parse(now) - MAIL_LEASE_MINUTES * 60_000).toISOString();

/** A closing letter and an offer tell of earlier events too; the others need their own event alone. */
const needsHistory = (mail: Mail): boolean =>
  mail.template === 'closure' || mail.template === 'offer';

interface Facts {
  readonly it: Case | null;
  /** Read when it is needed. */
  readonly history?: readonly RecordedEvent[];
}

async function factsOf({ cases }: Needs, mail: Mail, known?: Facts): Promise<Required<Facts>> {
  if (known?.history && !needsHistory(mail)) return { ...known, history: known.history };
  const [it, history] = await Promise.all([
    known?.it ?? cases.load(mail.caseId),
    cases.events(mail.caseId, needsHistory(mail) ? 0 : mail.seq - 1),
  ]);
  return { it, history };
}

/** The letter, or null without an address. Throws what the renderer throws: a missing clause, an event that does not fit. */
async function letterFor(needs: Needs, mail: Mail, known?: Facts): Promise<Letter | null> {
  const { clock, settings } = needs;
  const { it, history } = await factsOf(needs, mail, known);
  const event = history.find((one) => one.seq === mail.seq);
  if (!it || !event) return null;
  const code = mail.template === 'acknowledgement' ? await codeForOpener(needs, it.caseId) : null;
  return renderLetter({
    template: mail.template,
    case: it,
    event,
    history: history.filter((one) => one.seq <= mail.seq),
    profile: profileOf(it),
    siteUrl: settings.siteUrl,
    now: clock.now(),
    ...(code && { code }),
  });
}

/** Trying again changes nothing: refused for good, or a letter that cannot be written. */
const hopeless = new Set(['MailRefused', 'ClauseMissing', 'TypeError']);

const mayTryAgain = (mail: Mail): boolean => mail.attempts + 1 < MAX_ATTEMPTS;

function failed(mail: Mail, error: unknown): Result {
  const why = nameOf(error);
  // a provider that asks for patience says nothing against the mail: a rush must not end in calls
  const patience = why === 'MailThrottled' || mayTryAgain(mail);
  return { status: patience && !hopeless.has(why) ? 'pending' : 'notSent', why };
}

/** Only what the provider has refused is surely not sent. */
const notSent = new Set(['MailRefused', 'MailThrottled']);

async function sendOnce({ mailer }: Needs, mail: Mail, letter: Letter): Promise<Result> {
  const tags = { caseId: mail.caseId, mailId: mail.mailId };
  try {
    return { status: 'sent', providerId: await mailer.send({ ...letter, tags }) };
  } catch (error) {
    return notSent.has(nameOf(error)) || !mayTryAgain(mail)
      ? failed(mail, error)
      : { status: 'inDoubt' };
  }
}

async function attempt(needs: Needs, mail: Mail, known?: Facts): Promise<Result> {
  try {
    const letter = await letterFor(needs, mail, known);
    return letter ? await sendOnce(needs, mail, letter) : { status: 'notSent', why: 'noAddress' };
  } catch (error) {
    return failed(mail, error);
  }
}

/** When a mail is owed: since its instant, or since the lease of whoever had it is over. */
export const owedSince = ({ status, dueAt, claimedAt }: Mail): string =>
  status === 'sending' && claimedAt
    ? new Date(Date.parse(claimedAt) + MAIL_LEASE_MINUTES * 60_000).toISOString()
    : dueAt;

/** Sends what the caller has claimed. */
async function sendClaimed(needs: Needs, mail: Mail, known?: Facts): Promise<Result['status']> {
  const { caseId, mailId } = mail;
  const result = await attempt(needs, mail, known);
  // the claim stays, as if its holder had crashed: until its lease is over, nobody sends a second copy
  if (result.status === 'inDoubt') return result.status;
  // the case first: a crash in between leaves the claim, and the mail is looked at again
  if (result.status === 'notSent') await haveCustomerCalled(needs)(mail, 'noAddress');
  await needs.cases.settleMail(caseId, mailId, result);
  return result.status;
}

/** Sends a mail that was written as claimed, with what the commit knows: nothing is read again. */
export const sendAtOnce =
  (needs: Needs) =>
  (mail: Mail, { after, events }: Commit): Promise<Result['status']> =>
    sendClaimed(needs, { ...mail, attempts: mail.attempts - 1 }, { it: after, history: events });

/** Sends one mail if nobody else has it; what became of it, or null when somebody else had the claim. */
export const deliverMail =
  (needs: Needs) =>
  async (mail: Mail, known?: Facts): Promise<Result['status'] | null> => {
    const { caseId, mailId } = mail;
    const now = needs.clock.now();
    if (!(await needs.cases.claimMail(caseId, mailId, now, leaseBefore(now)))) return null;
    return sendClaimed(needs, mail, known);
  };

/**
 * Sends what a case owes right now; what waits for the morning stays. `it` is the case as just read, good for one letter whose event
 * it knows. A failure stays owed; the caller's own work is not undone by it.
 */
export const deliverMails =
  (needs: Needs) =>
  async (caseId: string, it?: Case): Promise<void> => {
    const now = needs.clock.now();
    const mails = (await needs.cases.pendingMails(caseId)).filter(({ dueAt }) => dueAt <= now);
    for (const mail of mails) {
      const isFresh = it && mails.length === 1 && mail.seq <= it.lastSeq;
      await deliverMail(needs)(mail, isFresh ? { it } : undefined);
    }
  };
