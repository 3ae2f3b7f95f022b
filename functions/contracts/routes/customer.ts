/** Routes for a customer, in a session for one case. */
import * as z from 'zod/mini';
import { commandSchemas as c } from '#domain/commands.ts';
import { customerUpload, openingUpload } from '#domain/evidence/evidence.ts';
import * as views from '../views.ts';
import { act, myRead, type Route, upload, versioned, withVersion } from './route.ts';

export const customerRoutes = {
  GetMyCase: () =>
    myRead(
      '/api/my/case',
      'The case, its timeline, its clocks explained',
      'P3.1-2',
      views.customerCase,
    ),
  GetMyFile: () =>
    myRead(
      '/api/my/case/file',
      'The own file: every event the customer may see and the hash chain over all of them',
      'P3.1-2',
      z.strictObject({
        caseNo: z.string(),
        exportedAt: z.iso.datetime(),
        /** How many records the chain had then, and the fingerprint of the last. */
        records: z.int(),
        head: z.string(),
        case: views.customerCase,
        chain: z.array(
          z.strictObject({
            seq: z.int(),
            at: z.string(),
            name: z.string(),
            prevHash: z.string(),
            hash: z.string(),
            /** The whole event where the customer may see it; it hashes to `hash`. */
            body: z.optional(z.record(z.string(), z.unknown())),
          }),
        ),
      }),
    ),
  AnswerInformationRequest: () =>
    act(
      'remembered',
      'Answer the bank’s request for information',
      'P3.2-2',
      'information',
      z.omit(withVersion(c.AnswerInformationRequest), { recording: true }),
      'NothingToDo',
    ),
  ReplyToOffer: () =>
    act(
      'code',
      'Accept exactly one version, counter or reject',
      'P3.2-4',
      'reply',
      z.discriminatedUnion('reply', [
        z.extend(z.omit(withVersion(c.AcceptOffer), { recording: true }), {
          reply: z.literal('accept'),
        }),
        z.extend(z.omit(withVersion(c.CounterOffer), { recording: true }), {
          reply: z.literal('counter'),
        }),
        z.extend(z.omit(withVersion(c.RejectOffer), { recording: true }), {
          reply: z.literal('reject'),
        }),
      ]),
      'WrongVersion',
      'OfferExpired',
      'TermsNotConfirmed',
      'AuthorityMissing',
    ),
  AnswerDecision: () =>
    act(
      'code',
      'Accept the decision, ask for a re-review by another person, or for a re-check',
      'P3.3-2',
      'contest',
      z.discriminatedUnion('answer', [
        z.strictObject({ ...versioned, answer: z.literal('accept') }),
        z.strictObject({
          ...versioned,
          answer: z.literal('dissatisfied'),
          reason: c.ContestDecision.shape.reason,
        }),
        z.strictObject({
          ...versioned,
          answer: z.literal('recheck'),
          reason: c.RequestReCheck.shape.reason,
        }),
      ]),
      'WindowClosed',
      'ReReviewAlreadyUsed',
      'AuthorityMissing',
      'NothingToDo',
    ),
  AnswerMediation: () =>
    act(
      'code',
      'Consent to mediation, decline it, or propose it',
      'P3.3-2',
      'mediation',
      z.discriminatedUnion('answer', [
        z.strictObject({ ...versioned, answer: z.literal('consent') }),
        z.strictObject({
          ...versioned,
          answer: z.literal('decline'),
          reason: c.DeclineMediation.shape.reason,
        }),
        z.strictObject({
          ...versioned,
          answer: z.literal('propose'),
          bodyName: c.ProposeMediation.shape.bodyName,
        }),
      ]),
      'NothingToDo',
      'NotAnotherPerson',
      'AuthorityMissing',
    ),
  ReportOutsideComplaint: () =>
    act(
      'code',
      'Tell the bank of a complaint to an outside body',
      'P3.3-3',
      'outside-complaint',
      z.omit(withVersion(c.ReferOutside), { recording: true, tookOver: true, replyDueAt: true }),
      'NothingToDo',
    ),
  AnswerFollowUp: () =>
    act(
      'remembered',
      'Say whether the problem is solved, with a score',
      'P3.2-5',
      'follow-up',
      z.discriminatedUnion('answer', [
        z.extend(z.omit(withVersion(c.ConfirmSolved), { recording: true }), {
          answer: z.literal('solved'),
        }),
        z.extend(z.omit(withVersion(c.ReportNotSolved), { recording: true }), {
          answer: z.literal('notSolved'),
        }),
      ]),
    ),
  WithdrawCase: () =>
    act(
      'code',
      'Withdraw the case; it ends the day this is received',
      'P3.3-1',
      'withdrawal',
      z.omit(withVersion(c.Withdraw), { recording: true }),
      'AuthorityMissing',
    ),
  ReopenMyCase: () =>
    act(
      'code',
      'Reopen a closed case within the window',
      'P3.3-2',
      'reopening',
      withVersion(c.ReopenCase),
      'WindowClosed',
      'TargetNotMergeable',
    ),
  WriteToBank: () =>
    act(
      'remembered',
      'Write to the bank',
      'P3.1-2',
      'messages',
      z.omit(c.WriteToBank, { recording: true }),
    ),
  AddMyEvidence: () =>
    ({
      ...upload(
        'customer',
        '/api/my/case/evidence',
        'Announce a file; the answer is a form with which the browser sends it straight to storage',
        customerUpload,
      ),
      strength: 'remembered',
    }) as const,
  AddOpeningEvidence: () =>
    ({
      ...upload(
        'customer',
        '/api/cases/evidence',
        'Announce a file that was announced in number when the case was opened, by the cookie of that answer',
        openingUpload,
      ),
      strength: 'opening',
      errors: ['CaseNotFound', 'IllegalTransition', 'EvidenceFull'],
    }) as const,
  GetMyEvidence: () =>
    ({
      ...myRead(
        '/api/my/case/evidence/{evidenceId}',
        'An address of a received file, good for a minute',
        'P3.1-2',
        views.download,
      ),
      access: ['read', 'download'],
    }) as const,
} satisfies Readonly<Record<string, () => Route>>;
