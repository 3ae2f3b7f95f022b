/** The routes of the API that customers use, typed by the contract without carrying its schemas into the page. */
import type { Body, Path, Response, RouteName, routes } from '#contracts/http.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { call, type Outcome } from '../shared/call.ts';
import { resume } from './resume.ts';

type Door<N extends RouteName> = `${(typeof routes)[N]['method']} ${(typeof routes)[N]['path']}`;

export const doors = {
  GetProcess: 'GET /api/process',
  OpenCase: 'POST /api/cases',
  AddOpeningEvidence: 'POST /api/cases/evidence',
  RequestCode: 'POST /api/sessions/codes',
  OpenSession: 'POST /api/sessions',
  ResumeSession: 'POST /api/sessions/device',
  ForgetDevice: 'DELETE /api/sessions/device',
  EndSession: 'DELETE /api/sessions',
  GetMyCase: 'GET /api/my/case',
  GetMyFile: 'GET /api/my/case/file',
  AnswerInformationRequest: 'POST /api/my/case/information',
  ReplyToOffer: 'POST /api/my/case/reply',
  AnswerDecision: 'POST /api/my/case/contest',
  AnswerMediation: 'POST /api/my/case/mediation',
  ReportOutsideComplaint: 'POST /api/my/case/outside-complaint',
  AnswerFollowUp: 'POST /api/my/case/follow-up',
  WithdrawCase: 'POST /api/my/case/withdrawal',
  ReopenMyCase: 'POST /api/my/case/reopening',
  WriteToBank: 'POST /api/my/case/messages',
  AddMyEvidence: 'POST /api/my/case/evidence',
  GetMyEvidence: 'GET /api/my/case/evidence/{evidenceId}',
} as const satisfies { [N in RouteName]?: Door<N> };

export type DoorName = keyof typeof doors;
export type Act = Exclude<
  DoorName,
  | 'GetProcess'
  | 'OpenCase'
  | 'AddOpeningEvidence'
  | 'RequestCode'
  | 'OpenSession'
  | 'ResumeSession'
  | 'ForgetDevice'
  | 'EndSession'
  | 'GetMyCase'
  | 'GetMyFile'
  | 'AddMyEvidence'
  | 'GetMyEvidence'
>;

type CodeAct = {
  [N in DoorName]: (typeof routes)[N] extends { readonly strength: 'code' } ? N : never;
}[DoorName];

/** Acts that a remembered device may not do without a fresh code, as the contract says. */
export const codeActs = {
  ReplyToOffer: true,
  AnswerDecision: true,
  AnswerMediation: true,
  ReportOutsideComplaint: true,
  WithdrawCase: true,
  ReopenMyCase: true,
} as const satisfies Record<CodeAct, true>;

export interface Sending<N extends DoorName> {
  readonly body?: Body<N>;
  /** The ids in the route's path. */
  readonly ids?: Path<N>;
  readonly key?: string;
}

const filled = (route: string, ids: Readonly<Record<string, string>>): string =>
  route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''));

function knock<N extends DoorName>(
  name: N,
  locale: Locale,
  { body, key, ids = {} as Path<N> }: Sending<N>,
): Promise<Outcome<Response<N>>> {
  const [method = 'GET', route = '/'] = doors[name].split(' ');
  const path = filled(route, ids);
  return call<Response<N>>({ method, path, locale, body, key });
}

const isMine = (name: DoorName): boolean => doors[name].includes(' /api/my/');

/**
 * Asks one route; `key` is the Idempotency-Key that commands need. Where the session has ended, a remembered device begins
 * another and asks once more.
 */
export async function ask<N extends DoorName>(
  name: N,
  locale: Locale,
  sending: Sending<N> = {},
): Promise<Outcome<Response<N>>> {
  const outcome = await knock(name, locale, sending);
  if (outcome.kind !== 'refused' || outcome.problem.status !== 401 || !isMine(name)) return outcome;
  const back = await resume((body) => knock('ResumeSession', locale, { body }));
  return back ? knock(name, locale, sending) : outcome;
}

export type Process = Response<'GetProcess'>;
export type OwnFile = Response<'GetMyFile'>;
