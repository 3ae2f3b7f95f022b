/** Routes for the bank’s people, with a token of the identity provider. */
import * as z from 'zod/mini';
import { commandSchemas as c } from '#domain/commands.ts';
import { staffUpload } from '#domain/evidence/evidence.ts';
import { staffDraft, staffIntake } from '#domain/intake.ts';
import { departments, staffRoles } from '#domain/vocabulary.ts';
import { answerSchemas } from '../staff-answers.ts';
import * as views from '../views.ts';
import {
  anyText,
  deskAct,
  page,
  type Route,
  read,
  staffAct,
  upload,
  versioned,
  withVersion,
} from './route.ts';

export const staffRoutes = {
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
} satisfies Readonly<Record<string, () => Route>>;
