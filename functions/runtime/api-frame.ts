/** The frame around every route: request in, the answer's own schema out, refusals as problems. A route file is left with one call. */
import middy, { type MiddlewareObj } from '@middy/core';
import type {
  APIGatewayProxyEventV2WithJWTAuthorizer as HttpEvent,
  APIGatewayProxyStructuredResultV2 as HttpResult,
} from 'aws-lambda';
import * as z from 'zod/mini';
import { type Response, type RouteName, routes } from '#contracts/http.ts';
import { type ApiRequest, requestOf, type SessionNeeds } from './api-request.ts';
import { log } from './log.ts';
import { localeOf, named, problemOf } from './problem.ts';

/** An answer with cookies; most routes return the bare response. */
export interface WithCookies<N extends RouteName> {
  readonly cookies: readonly string[];
  readonly response: Response<N>;
}
export type Answer<N extends RouteName> = Response<N> | WithCookies<N>;

const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Turns whatever was thrown into a problem document; only its code and trace are logged. */
const problems = (name: RouteName): MiddlewareObj<HttpEvent, HttpResult> => ({
  onError: ({ event, error }) => {
    const trace = event.requestContext?.requestId ?? '';
    const it = named(error);
    log(
      it.name === 'Internal' ? 'REQUEST_FAILED' : 'REQUEST_REFUSED',
      { route: name, code: it.name, trace },
      it.cause,
    );
    return {
      statusCode: problemOf(it, 'en', trace).status,
      headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
      body: JSON.stringify(problemOf(it, localeOf(event.headers?.['accept-language']), trace)),
    };
  },
});

const hasCookies = <N extends RouteName>(it: Answer<N>): it is WithCookies<N> =>
  typeof it === 'object' && it !== null && 'cookies' in it && 'response' in it;

/** Wraps `serve` for its route. The response is parsed by its schema too: a field nobody listed never leaves. */
export const apiFrame = <N extends RouteName>(
  name: N,
  serve: (request: ApiRequest<N>) => Promise<Answer<N>>,
  sessions: () => SessionNeeds,
) =>
  middy<HttpEvent, HttpResult>()
    .use(problems(name))
    .handler(async (event) => {
      const answer = await serve(await requestOf(name, event, sessions));
      const [response, cookies] = hasCookies(answer)
        ? [answer.response, [...answer.cookies]]
        : [answer, []];
      log('REQUEST_SERVED', { route: name, trace: event.requestContext.requestId });
      return {
        statusCode: routes[name].status,
        headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
        cookies,
        body: JSON.stringify(z.parse(routes[name].response, response)),
      };
    });
