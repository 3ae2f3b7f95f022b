/**
 * The HTTP contract: every route once. Infra makes routes and grants of it, handlers parse by it, the web client and
 * `docs/openapi.json` come from it. A route's file is `functions/api/<kebab-case of its name>.ts`.
 */
import * as z from 'zod/mini';
import { commandSchemas as c } from '#domain/commands.ts';
import {
  customerUpload,
  MAX_OPENING_FILES,
  openingUpload,
  staffUpload,
} from '#domain/evidence/evidence.ts';
import { ownIntake, staffDraft, staffIntake } from '#domain/intake.ts';
import { later, onDemand } from '#domain/on-demand.ts';
import { departments, staffRoles } from '#domain/vocabulary.ts';
import type { Access } from './config.ts';
import type { ErrorName } from './errors.ts';
import { answerSchemas } from './staff-answers.ts';
import { type Strength, signedIn } from './strength.ts';
import * as views from './views.ts';

/**
 * Nobody signed in, staff with a token of the identity provider, or a customer with a session for one case: `strength` is the
 * least that session must have. What binds the customer takes a code; reading, telling and writing a remembered device may.
 */
type Caller =
  | { readonly audience: 'public'; readonly strength?: never }
  | { readonly audience: 'staff'; readonly strength?: never }
  | { readonly audience: 'customer'; readonly strength: Strength };

export type Route = Caller & {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly access: readonly Access[];
  readonly summary: string;
  readonly clause: string;
  readonly status: number;
  readonly query?: z.ZodMiniType | undefined;
  readonly body?: z.ZodMiniType;
  readonly response: z.ZodMiniType;
  /** Names of the catalogue that this route may answer with, beside those that follow from its shape (`route-errors.ts`). */
  readonly errors: readonly ErrorName[];
};

const anyText = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const versioned = { expectedVersion: z.int().check(z.minimum(1)) };
/** A queue of several roles carries one position for each. */
const cursor = later(() => z.optional(anyText(4000)));
const page = {
  cursor,
  limit: z.optional(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(50))),
};

const act = <S extends Strength, B extends z.ZodMiniType, P extends string>(
  strength: S,
  summary: string,
  clause: string,
  path: P,
  body: B,
  ...errors: ErrorName[]
) => ({
  method: 'POST' as const,
  path: `/api/my/case/${path}` as const,
  audience: 'customer' as const,
  strength,
  access: ['change', 'run'] as Access[],
  summary,
  clause,
  status: 200,
  body,
  response: views.customerReceipt,
  errors: ['IllegalTransition', 'StaleCase', ...errors] as ErrorName[],
});

const staffAct = <B extends z.ZodMiniType, P extends string>(
  summary: string,
  clause: string,
  path: P,
  body: B,
  ...errors: ErrorName[]
) => ({
  method: 'POST' as const,
  path: `/api/staff/cases/{caseId}/${path}` as const,
  audience: 'staff' as const,
  access: ['change', 'run'] as Access[],
  summary,
  clause,
  status: 200,
  body,
  response: views.receipt,
  errors: ['IllegalTransition', 'RoleNotAllowed', 'StaleCase', ...errors] as ErrorName[],
});

const deskAct = <B extends z.ZodMiniType, P extends string>(
  summary: string,
  path: P,
  body: B,
  ...errors: ErrorName[]
) => ({
  method: 'POST' as const,
  path: `/api/staff/cases/{caseId}/tasks/{taskId}/${path}` as const,
  audience: 'staff' as const,
  access: ['change'] as Access[],
  summary,
  clause: 'P5.1',
  status: 200,
  body,
  response: views.taskView,
  errors: ['TaskNotFound', 'TaskClosed', 'TaskTaken', 'RoleNotAllowed', ...errors] as ErrorName[],
});

const read = <
  A extends Route['audience'],
  P extends string,
  R extends z.ZodMiniType,
  Q extends z.ZodMiniType = z.ZodMiniType<undefined>,
>(
  audience: A,
  path: P,
  summary: string,
  clause: string,
  response: R,
  query?: Q,
) => ({
  method: 'GET' as const,
  path,
  audience,
  access: ['read'] as Access[],
  summary,
  clause,
  status: 200,
  response,
  errors: [] as ErrorName[],
  query: query as Q,
});

const myRead = <P extends string, R extends z.ZodMiniType>(
  path: P,
  summary: string,
  clause: string,
  response: R,
) => ({
  ...read('customer', path, summary, clause, response),
  strength: 'remembered' as const,
});

const upload = <A extends Route['audience'], P extends string, B extends z.ZodMiniType>(
  audience: A,
  path: P,
  summary: string,
  body: B,
) => ({
  method: 'POST' as const,
  path,
  audience,
  access: ['change', 'upload'] as Access[],
  summary,
  clause: 'P3.2-2',
  status: 201,
  body,
  response: views.uploadForm,
  errors: ['IllegalTransition', 'EvidenceFull'] as ErrorName[],
});

/** Binds a code to whoever asked for it. */
const challenge = later(() =>
  z.strictObject({ challengeId: z.string(), expiresAt: z.iso.datetime() }),
);
const opened = later(() =>
  z.strictObject({
    caseNo: z.string(),
    receivedAt: z.iso.datetime(),
    nextAct: z.strictObject({ by: z.string(), what: z.string(), dueAt: z.iso.datetime() }),
    /** The acknowledgement brings a code for it; absent without a mail address, and once it has grown old. */
    challenge: z.optional(challenge),
    /** Until when the announced files may be handed in with the cookie that came along. */
    filesUntil: z.optional(z.iso.datetime()),
  }),
);
/** `filesFollow`: so many files are handed in right after, without signing in. */
const opening = later(() =>
  z.extend(ownIntake, {
    filesFollow: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_OPENING_FILES))),
  }),
);
const session = later(() =>
  z.strictObject({
    caseNo: z.string(),
    expiresAt: z.iso.datetime(),
    strength: z.enum(signedIn),
    /** Until when this device is remembered, where this call says so. */
    rememberedUntil: z.optional(z.iso.datetime()),
  }),
);
const ended = later(() => z.strictObject({ ended: z.boolean() }));
const withVersion = <S extends z.core.$ZodLooseShape>(schema: z.ZodMiniObject<S>) =>
  z.extend(schema, versioned);

export const routes = onDemand({
  // everybody
  OpenCase: () =>
    ({
      method: 'POST',
      path: '/api/cases',
      audience: 'public',
      access: ['change', 'run'],
      summary: 'Open a case on the website or in the app',
      clause: 'P3.2-1',
      status: 201,
      body: opening,
      response: opened,
      errors: [],
    }) as const,
  RequestCode: () =>
    ({
      method: 'POST',
      path: '/api/sessions/codes',
      audience: 'public',
      access: ['change', 'send'],
      summary: 'Ask for a one-time code by mail; the answer never tells whether the case exists',
      clause: 'P3.1-2',
      status: 202,
      body: z.strictObject({ caseNo: anyText(40) }),
      response: challenge,
      errors: [],
    }) as const,
  OpenSession: () =>
    ({
      method: 'POST',
      path: '/api/sessions',
      audience: 'public',
      access: ['change'],
      summary:
        'Exchange the code for a short session bound to one case, kept in a cookie; the device may be remembered',
      clause: 'P3.1-2',
      status: 201,
      body: z.strictObject({
        challengeId: anyText(100),
        code: z.string().check(z.regex(/^[0-9]{6}$/, 'sixDigits')),
        /** Asks that this device be remembered for thirty days. */
        remember: z.optional(z.boolean()),
      }),
      response: session,
      errors: ['CodeInvalid', 'CodeExpired', 'CodeUsed'],
    }) as const,
  ResumeSession: () =>
    ({
      method: 'POST',
      path: '/api/sessions/device',
      audience: 'public',
      access: ['change'],
      summary:
        'Open a session that may read and tell, by the cookie of a remembered device; each use changes the cookie',
      clause: 'P3.1-2',
      status: 201,
      /** Without a number, whichever case the device is remembered for. */
      body: z.strictObject({ caseNo: z.optional(anyText(40)) }),
      response: session,
      errors: ['Unauthenticated'],
    }) as const,
  ForgetDevice: () =>
    ({
      method: 'DELETE',
      path: '/api/sessions/device',
      audience: 'public',
      access: ['change'],
      summary: 'Have this device remembered no longer',
      clause: 'P3.1-2',
      status: 200,
      response: ended,
      errors: [],
    }) as const,
  EndSession: () =>
    ({
      method: 'DELETE',
      path: '/api/sessions',
      audience: 'public',
      access: ['change'],
      summary: 'End the session, if there is one, and have this device remembered no longer',
      clause: 'P3.1-2',
      status: 200,
      response: ended,
      errors: [],
    }) as const,
  GetProcess: () =>
    read(
      'public',
      '/api/process',
      'How the bank negotiates: steps, time limits, outside bodies of the active rule profile (C3)',
      'P3.1-2',
      z.strictObject({
        profile: z.strictObject({
          id: z.string(),
          version: z.int(),
          title: z.record(z.string(), z.string()),
        }),
        clocks: z.array(
          z.strictObject({
            clock: z.string(),
            label: z.record(z.string(), z.string()),
            days: z.int(),
            dayKind: z.string(),
            legal: z.boolean(),
            confirmed: z.boolean(),
            basis: z.string(),
          }),
        ),
        followUpDays: z.array(z.int()),
        outsideBodies: z.array(
          z.strictObject({
            kind: z.string(),
            name: z.record(z.string(), z.string()),
            contact: z.string(),
            confirmed: z.boolean(),
          }),
        ),
        hotline: z.string(),
        products: z.array(z.string()),
        issueTypes: z.array(z.string()),
      }),
    ),
  GetOpenapi: () =>
    read(
      'public',
      '/openapi.json',
      'This contract as an OpenAPI document',
      'P3.1-2',
      z.record(z.string(), z.unknown()),
    ),

  // the customer, in a session for one case
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

  // staff
  GetMe: () =>
    ({
      ...read(
        'staff',
        '/api/staff/me',
        'Who I am here; the first call enters me in the staff directory',
        'P5.1',
        z.strictObject({
          staffId: z.string(),
          roles: z.array(z.enum(staffRoles)),
          department: z.optional(z.enum(departments)),
          skills: z.array(z.string()),
        }),
      ),
      access: ['change'],
    }) as const,
  ListColleagues: () =>
    read(
      'staff',
      '/api/staff/colleagues',
      'Colleagues who have signed in here, with their roles: to whom work can be given',
      'P5.1',
      z.strictObject({
        colleagues: z.array(
          z.strictObject({
            staffId: z.string(),
            roles: z.array(z.string()),
            department: z.optional(z.string()),
          }),
        ),
      }),
    ),
  ListQueue: () =>
    read(
      'staff',
      '/api/staff/queue',
      'Open tasks of my roles, by what is due first',
      'P5.1',
      z.strictObject({ tasks: z.array(views.taskView), cursor: z.optional(z.string()) }),
      z.strictObject({
        ...page,
        role: z.optional(z.enum(staffRoles)),
        mine: z.optional(z.enum(['true', 'false'])),
      }),
    ),
  SearchCases: () =>
    read(
      'staff',
      '/api/staff/cases',
      'Find by number, customer contact, state and month',
      'P5.1',
      z.strictObject({ cases: z.array(views.caseSummary), cursor: z.optional(z.string()) }),
      z.strictObject({
        ...page,
        caseNo: z.optional(anyText(40)),
        contact: z.optional(anyText(254)),
        month: z.optional(z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'month'))),
        status: z.optional(anyText(40)),
      }),
    ),
  OpenCaseForCustomer: () =>
    ({
      method: 'POST',
      path: '/api/staff/cases',
      audience: 'staff',
      access: ['change', 'run'],
      summary:
        'Open a case for a caller, a letter, the app or a regulator’s transfer; or keep it as a draft',
      clause: 'P3.2-1',
      status: 201,
      body: z.discriminatedUnion('as', [
        z.strictObject({ as: z.literal('case'), intake: staffIntake }),
        z.strictObject({ as: z.literal('draft'), draft: staffDraft }),
      ]),
      response: z.extend(views.receipt, { duplicates: z.array(views.caseSummary) }),
      errors: ['RoleNotAllowed'],
    }) as const,
  SubmitDraft: () =>
    staffAct(
      'Submit a draft as a case',
      'P3.2-1',
      'submission',
      z.strictObject({ ...versioned, intake: staffIntake }),
    ),
  GetCase: () =>
    read('staff', '/api/staff/cases/{caseId}', 'One case on one page', 'P5.2', views.staffCase),
  ClaimTask: () => deskAct('Take a task', 'claim', z.strictObject({})),
  ReleaseTask: () => deskAct('Put a task back', 'release', z.strictObject({})),
  ReassignTask: () =>
    deskAct(
      'Give a task to somebody',
      'assignment',
      z.strictObject({ to: anyText(80) }),
      'ActorRecused',
    ),
  AnswerTask: () =>
    staffAct(
      'Complete a task',
      'P3.2-2',
      'tasks/{taskId}/answer',
      z.strictObject({ ...versioned, answer: answerSchemas.staffAnswer }),
      'TaskNotFound',
      'TaskClosed',
      'TaskTaken',
      'NotYourTask',
      'NotAnotherPerson',
      'WrongVersion',
      'LimitExceeded',
      'PlanNotPossible',
      'TargetNotMergeable',
      'ExtensionNotAllowed',
      'ConsultationUnknown',
      'ProofMissing',
      'ClauseMissing',
      'FollowUpNotDue',
      'InstalmentNotOpen',
      'NothingToDo',
    ),
  RecordCustomerAct: () =>
    staffAct(
      'Record what the customer said on a recorded line',
      'P3.2-1',
      'customer-acts',
      z.strictObject({ ...versioned, act: answerSchemas.customerAct, recording: anyText(200) }),
      'WrongVersion',
      'OfferExpired',
      'TermsNotConfirmed',
      'AuthorityMissing',
      'WindowClosed',
      'ReReviewAlreadyUsed',
      'NotAnotherPerson',
      'NothingToDo',
    ),
  AddNote: () =>
    staffAct(
      'Add an internal note, never shown to the customer',
      'P3.2-2',
      'notes',
      z.strictObject({ text: c.WriteToCustomer.shape.text }),
    ),
  WriteToCustomer: () =>
    staffAct('Write to the customer', 'P3.1-2', 'messages', withVersion(c.WriteToCustomer)),
  ExtendClock: () =>
    staffAct(
      'Ask for, or as lead or headquarters grant, more time',
      'P3.2-3',
      'extension',
      withVersion(c.ExtendClock),
      'ExtensionNotAllowed',
    ),
  ReferCase: () =>
    staffAct(
      'Record that an outside body deals with the matter',
      'P3.3-3',
      'referral',
      z.omit(withVersion(c.ReferOutside), { recording: true }),
    ),
  RecusePerson: () =>
    staffAct(
      'Recuse oneself, or as lead somebody else',
      'P3.1-1',
      'recusal',
      withVersion(c.RecusePerson),
      'NothingToDo',
    ),
  ReassignCase: () =>
    staffAct(
      'Give the case to another owner',
      'P5.1',
      'owner',
      withVersion(c.ReassignCase),
      'ActorRecused',
    ),
  ReopenCase: () =>
    staffAct(
      'Reopen a closed case',
      'P3.3-2',
      'reopening',
      withVersion(c.ReopenCase),
      'TargetNotMergeable',
    ),
  ProposeMediation: () =>
    staffAct(
      'Propose mediation to the customer',
      'P3.3-2',
      'mediation',
      z.omit(withVersion(c.ProposeMediation), { recording: true }),
      'NothingToDo',
    ),
  RecordContact: () =>
    staffAct('Record a contact or an attempt', 'P3.2-2', 'contacts', withVersion(c.RecordContact)),
  AddEvidence: () =>
    upload(
      'staff',
      '/api/staff/cases/{caseId}/evidence',
      'Announce a file of the customer’s or the bank’s',
      staffUpload,
    ),
  GetEvidence: () =>
    ({
      ...read(
        'staff',
        '/api/staff/cases/{caseId}/evidence/{evidenceId}',
        'An address of a received file, good for a minute; sensitive files for few roles',
        'P5.2',
        views.download,
      ),
      access: ['read', 'download'],
    }) as const,
}) satisfies Record<string, Route>;

export type RouteName = keyof typeof routes;
export const routeNames = Object.keys(routes) as RouteName[];
type Part<
  N extends RouteName,
  K extends 'body' | 'query' | 'response',
> = (typeof routes)[N] extends {
  readonly [P in K]: infer S extends z.ZodMiniType;
}
  ? z.infer<S>
  : undefined;
export type Body<N extends RouteName> = Part<N, 'body'>;
export type Query<N extends RouteName> = Part<N, 'query'>;
export type Response<N extends RouteName> = Part<N, 'response'>;

type InBraces<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | InBraces<Rest>
  : never;
/** The ids in a route's path, by name. */
export type Path<N extends RouteName> = {
  readonly [K in InBraces<(typeof routes)[N]['path']>]: string;
};

/** `OpenCase` → `open-case`: the file of a route or step. */
export const kebab = (name: string): string =>
  name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (it) => `-${it}`).toLowerCase();
