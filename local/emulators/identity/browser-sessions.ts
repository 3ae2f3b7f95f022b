import * as z from 'zod/mini';
import { headerOf, type PageRequest, type PageResponse } from '../pages/page.ts';
import { openKeptSecrets } from './kept-secrets.ts';

/** As in Cognito: an hour from the choice on, however often it is used. */
const SESSION_MS = 3_600_000;

const signedInSchema = z.object({
  username: z.string(),
  authTime: z.number(),
  expiresAt: z.number(),
});

/** Who chose to be whom in a browser. */
export type SignedIn = z.infer<typeof signedInSchema>;

/** The issuer's own memory of a browser, which spares whoever comes back the question who they are. */
export interface BrowserSessions {
  of(request: PageRequest): SignedIn | undefined;
  /** The answer with a cookie for a new session; the browser's earlier one ends. */
  begin(username: string, request: PageRequest, answer: PageResponse): PageResponse;
  /** The answer without any session left, here or in the browser. */
  end(request: PageRequest, answer: PageResponse): PageResponse;
}

export interface SessionNeeds {
  file: string;
  issuer: () => string;
  now: () => number;
}

export function openBrowserSessions({ file, issuer, now }: SessionNeeds): BrowserSessions {
  const sessions = openKeptSecrets(file, signedInSchema, now);
  const secretIn = (request: PageRequest) => cookieOf(request, cookieName(issuer()));
  return {
    of(request) {
      return sessions.find(secretIn(request));
    },
    begin(username, request, answer) {
      sessions.end(secretIn(request));
      const authTime = now();
      const secret = sessions.issue({ username, authTime, expiresAt: authTime + SESSION_MS });
      return withCookie(answer, issuer(), secret, SESSION_MS);
    },
    end(request, answer) {
      sessions.end(secretIn(request));
      return withCookie(answer, issuer(), '', 0);
    },
  };
}

/** Browsers keep cookies apart by host and not by port: another laptop on this machine must not take the place of this one. */
function cookieName(issuer: string): string {
  return `parley-signed-in-${new URL(issuer).port}`;
}

function cookieOf(request: PageRequest, name: string): string {
  const pairs = (headerOf(request, 'cookie') ?? '').split(/;\s*/u);
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
}

function withCookie(answer: PageResponse, issuer: string, value: string, ms: number): PageResponse {
  const path = `${new URL(issuer).pathname.replace(/\/$/u, '')}/`;
  const cookie = [
    `${cookieName(issuer)}=${value}`,
    `Path=${path}`,
    `Max-Age=${ms / 1000}`,
    'HttpOnly',
    'SameSite=Lax',
  ].join('; ');
  return { ...answer, headers: { ...answer.headers, 'set-cookie': cookie } };
}
