/** Every route in its real frame, over a world in memory. */
import type { Context } from 'aws-lambda';
import { expect, vi } from 'vitest';
import * as z from 'zod/mini';
import { type Response, type Route, type RouteName, routes } from '#contracts/http.ts';
import { errorsOf } from '#contracts/route-errors.ts';
import type { Strength } from '#contracts/strength.ts';
import { type Problem, problem } from '#contracts/views.ts';
import { type Answer, apiFrame } from '#runtime/api-frame.ts';
import type { ApiRequest } from '#runtime/api-request.ts';
import { sessionCookie, sessionHash } from '#runtime/session.ts';
import { addEvidence } from '../../functions/api/add-evidence.ts';
import { addMyEvidence } from '../../functions/api/add-my-evidence.ts';
import { addNote } from '../../functions/api/add-note.ts';
import { addOpeningEvidence } from '../../functions/api/add-opening-evidence.ts';
import { answerDecision } from '../../functions/api/answer-decision.ts';
import { answerFollowUp } from '../../functions/api/answer-follow-up.ts';
import { answerInformationRequest } from '../../functions/api/answer-information-request.ts';
import { answerMediation } from '../../functions/api/answer-mediation.ts';
import { answerTask } from '../../functions/api/answer-task.ts';
import { claimTask } from '../../functions/api/claim-task.ts';
import { endSession } from '../../functions/api/end-session.ts';
import { extendClock } from '../../functions/api/extend-clock.ts';
import { forgetThisDevice } from '../../functions/api/forget-device.ts';
import { getCase } from '../../functions/api/get-case.ts';
import { getEvidence } from '../../functions/api/get-evidence.ts';
import { getMe } from '../../functions/api/get-me.ts';
import { getMyCase } from '../../functions/api/get-my-case.ts';
import { getMyEvidence } from '../../functions/api/get-my-evidence.ts';
import { getMyFile } from '../../functions/api/get-my-file.ts';
import { getOpenapi } from '../../functions/api/get-openapi.ts';
import { getProcess } from '../../functions/api/get-process.ts';
import { listColleagues } from '../../functions/api/list-colleagues.ts';
import { listQueue } from '../../functions/api/list-queue.ts';
import { openCase } from '../../functions/api/open-case.ts';
import { openCaseForCustomer } from '../../functions/api/open-case-for-customer.ts';
import { openSession } from '../../functions/api/open-session.ts';
import { proposeMediation } from '../../functions/api/propose-mediation.ts';
import { reassignCase } from '../../functions/api/reassign-case.ts';
import { reassignTask } from '../../functions/api/reassign-task.ts';
import { recordContact } from '../../functions/api/record-contact.ts';
import { recordCustomerAct } from '../../functions/api/record-customer-act.ts';
import { recusePerson } from '../../functions/api/recuse-person.ts';
import { referCase } from '../../functions/api/refer-case.ts';
import { releaseTask } from '../../functions/api/release-task.ts';
import { reopenCase } from '../../functions/api/reopen-case.ts';
import { reopenMyCase } from '../../functions/api/reopen-my-case.ts';
import { replyToOffer } from '../../functions/api/reply-to-offer.ts';
import { reportOutsideComplaint } from '../../functions/api/report-outside-complaint.ts';
import { requestCode } from '../../functions/api/request-code.ts';
import { resumeSession } from '../../functions/api/resume-session.ts';
import { searchCases } from '../../functions/api/search-cases.ts';
import { submitDraft } from '../../functions/api/submit-draft.ts';
import { withdrawCase } from '../../functions/api/withdraw-case.ts';
import { writeToBank } from '../../functions/api/write-to-bank.ts';
import { writeToCustomer } from '../../functions/api/write-to-customer.ts';
import { type Ask, httpEvent } from './http-event.ts';
import type { MemoryWorld } from './memory-world.ts';

type World = MemoryWorld & { readonly pause: (ms: number) => Promise<unknown> };

/** Each route's function, as its file exports it. */
const served: {
  readonly [N in RouteName]: (world: World) => (request: ApiRequest<N>) => Promise<unknown>;
} = {
  AddEvidence: addEvidence,
  AddMyEvidence: addMyEvidence,
  AddOpeningEvidence: addOpeningEvidence,
  AddNote: addNote,
  AnswerDecision: answerDecision,
  AnswerFollowUp: answerFollowUp,
  AnswerInformationRequest: answerInformationRequest,
  AnswerMediation: answerMediation,
  AnswerTask: answerTask,
  ClaimTask: claimTask,
  EndSession: endSession,
  ExtendClock: extendClock,
  ForgetDevice: forgetThisDevice,
  GetCase: getCase,
  GetEvidence: getEvidence,
  GetMe: getMe,
  GetMyCase: getMyCase,
  GetMyEvidence: getMyEvidence,
  GetMyFile: getMyFile,
  GetOpenapi: getOpenapi,
  GetProcess: getProcess,
  ListColleagues: listColleagues,
  ListQueue: listQueue,
  OpenCaseForCustomer: openCaseForCustomer,
  OpenCase: openCase,
  OpenSession: openSession,
  ProposeMediation: proposeMediation,
  ReassignCase: reassignCase,
  ReassignTask: reassignTask,
  RecordContact: recordContact,
  RecordCustomerAct: recordCustomerAct,
  RecusePerson: recusePerson,
  ReferCase: referCase,
  ReleaseTask: releaseTask,
  ReopenCase: reopenCase,
  ReopenMyCase: reopenMyCase,
  ReplyToOffer: replyToOffer,
  ReportOutsideComplaint: reportOutsideComplaint,
  RequestCode: requestCode,
  ResumeSession: resumeSession,
  SearchCases: searchCases,
  SubmitDraft: submitDraft,
  WithdrawCase: withdrawCase,
  WriteToBank: writeToBank,
  WriteToCustomer: writeToCustomer,
};

export interface Reply<T> {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly cookies: readonly string[];
}

/** What holds for every answer: known problems only, in their shape, and never a token of the workflow. */
function holds(name: RouteName, reply: Reply<unknown>): void {
  expect(reply.text).not.toContain('secret-token');
  expect(reply.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  if (reply.status < 400) return;
  const { code } = z.parse(problem, reply.body);
  expect(errorsOf(routes[name] as Route)).toContain(code);
}

export type Api = ReturnType<typeof api>;

/** Log lines go here instead of the test's output. */
function captured(): string[] {
  const lines: string[] = [];
  const keep = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
  for (const level of ['info', 'error'] as const) vi.spyOn(console, level).mockImplementation(keep);
  return lines;
}

/** Calls routes as API Gateway would; `pauses` are the waits that a route asked for, `logged` what it wrote to its log. */
export function api(world: MemoryWorld) {
  const pauses: number[] = [];
  const logged = captured();
  const all: World = { ...world, pause: async (ms) => pauses.push(ms) };
  async function call<N extends RouteName>(name: N, ask: Ask = {}): Promise<Reply<Response<N>>> {
    // the record above ties each name to its own function; indexing it loses that
    const serve = served[name](all) as (request: ApiRequest<N>) => Promise<Answer<N>>;
    const handle = apiFrame(name, serve, () => world);
    const result = await handle(httpEvent(name, ask), {} as Context);
    const { statusCode = 0, body = '', headers = {}, cookies = [] } = result;
    const reply = { status: statusCode, body: JSON.parse(body), text: body, headers, cookies };
    holds(name, reply);
    return reply;
  }
  return {
    pauses,
    logged,
    call,
    /** The answer to a call that must succeed. */
    async ok<N extends RouteName>(name: N, ask: Ask = {}): Promise<Response<N>> {
      const reply = await call(name, ask);
      expect({ status: reply.status, text: reply.text }).toMatchObject({
        status: routes[name].status,
      });
      return reply.body;
    },
    /** The problem with which a call must be refused. */
    async refused(name: RouteName, ask: Ask = {}): Promise<Problem> {
      const reply = await call(name, ask);
      if (reply.status < 400) throw new Error(`${name} was not refused: ${reply.text}`);
      return reply.body as unknown as Problem;
    },
    /** A cookie with which a customer is signed in to the case. */
    async signedIn(
      { caseId, caseNo }: { caseId: string; caseNo: string },
      strength: Strength = 'code',
    ): Promise<string> {
      const secret = `${caseId}.${strength}.secret`;
      const startedAt = world.clock.now();
      const expiresAt = new Date(Date.parse(startedAt) + 30 * 60_000).toISOString();
      await world.access.putSession(await sessionHash(secret), {
        caseId,
        caseNo,
        strength,
        startedAt,
        expiresAt,
      });
      return sessionCookie(secret, 1800).split(';')[0] ?? '';
    },
  };
}
