/** The routes of the API that customers use, typed by the contract without carrying its schemas into the page. */
import type { Body, Response, RouteName, routes } from '#contracts/http.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { call, type Outcome } from '../shared/call.ts';

type Door<N extends RouteName> = `${(typeof routes)[N]['method']} ${(typeof routes)[N]['path']}`;

export const doors = {
  GetProcess: 'GET /api/process',
  OpenCase: 'POST /api/cases',
  RequestCode: 'POST /api/sessions/codes',
  OpenSession: 'POST /api/sessions',
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
} as const satisfies { [N in RouteName]?: Door<N> };

export type DoorName = keyof typeof doors;
export type Act = Exclude<
  DoorName,
  | 'GetProcess'
  | 'OpenCase'
  | 'RequestCode'
  | 'OpenSession'
  | 'EndSession'
  | 'GetMyCase'
  | 'GetMyFile'
>;

export interface Sending<N extends DoorName> {
  readonly body?: Body<N>;
  readonly key?: string;
}

/** Asks one route; `key` is the Idempotency-Key that commands need. */
export function ask<N extends DoorName>(
  name: N,
  locale: Locale,
  { body, key }: Sending<N> = {},
): Promise<Outcome<Response<N>>> {
  const [method = 'GET', path = '/'] = doors[name].split(' ');
  return call<Response<N>>({ method, path, locale, body, key });
}

export type Process = Response<'GetProcess'>;
export type OwnFile = Response<'GetMyFile'>;
