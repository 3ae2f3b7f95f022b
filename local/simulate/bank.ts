/** The bank's public doors as the simulated people use them: asking again while the bank is away, signing in again when a session ends. */
import { accepted, type Call, Refused, send } from '../people/http.ts';
import type { Laptop } from '../people/laptop.ts';
import { patiently } from '../people/patience.ts';

export interface Traffic {
  requests: number;
  /** Sent again because no answer came, or the bank was not well. */
  repeated: number;
  /** Refusals by code: people who were overtaken, mostly. */
  readonly refusals: Map<string, number>;
}

export interface Bank {
  readonly traffic: Traffic;
  /** As a colleague; `key` makes a command safe to repeat. Throws `Refused`. */
  staff<T>(username: string, path: string, command?: { body: object; key: string }): Promise<T>;
  /** As anybody, or as a customer with a cookie. */
  customer<T>(path: string, cookie: string, command?: { body: object; key: string }): Promise<T>;
  /** A session for the case by the code that comes by mail. */
  signIn(caseNo: string, email: string): Promise<string>;
}

interface CodeMail {
  readonly text: string;
  readonly tags: Readonly<Record<string, readonly string[]>>;
}

/** Codes come with a tag of their own; the newest is last. */
function codeIn(mails: readonly CodeMail[]): string | undefined {
  const letter = mails.findLast((it) => it.tags['mailId']?.[0]?.startsWith('accessCode'));
  return /\b(\d{6})\b/.exec(letter?.text ?? '')?.[1];
}

export function bankOf(laptop: Laptop): Bank {
  const tokens = new Map<string, Promise<string>>();
  const traffic: Traffic = { requests: 0, repeated: 0, refusals: new Map() };

  const counted = async <T>(act: () => Promise<T>): Promise<T> => {
    let tries = 0;
    try {
      return await patiently(() => {
        tries += 1;
        return act();
      });
    } catch (error) {
      if (error instanceof Refused) {
        const { code } = error.problem;
        traffic.refusals.set(code, (traffic.refusals.get(code) ?? 0) + 1);
      }
      throw error;
    } finally {
      traffic.requests += 1;
      traffic.repeated += tries - 1;
    }
  };
  const callOf = (command: { body: object; key: string } | undefined, headers: object): Call => ({
    method: command ? 'POST' : 'GET',
    headers: { ...headers, ...(command ? { 'idempotency-key': command.key } : {}) },
    ...(command ? { body: command.body } : {}),
  });

  const tokenOf = (username: string): Promise<string> => {
    const known = tokens.get(username) ?? patiently(() => laptop.token(username));
    tokens.set(username, known);
    return known;
  };

  async function asStaff<T>(
    username: string,
    path: string,
    command: { body: object; key: string } | undefined,
    again = false,
  ): Promise<T> {
    const token = tokenOf(username);
    const call = callOf(command, { authorization: `Bearer ${await token}` });
    const reply = await send<T>(`${laptop.api}/api/staff${path}`, call);
    if (reply.status !== 401 || again) return accepted(reply);
    // the clock was moved past the token's end; whoever comes first renews it
    if (tokens.get(username) === token) tokens.delete(username);
    return asStaff(username, path, command, true);
  }

  const post = async <T>(path: string, body: object) =>
    accepted(await send<T>(`${laptop.api}${path}`, { method: 'POST', body }));

  return {
    traffic,
    staff: (username, path, command) => counted(() => asStaff(username, path, command)),
    customer: (path, cookie, command) =>
      counted(async () =>
        accepted(await send(`${laptop.api}${path}`, callOf(command, { cookie }))),
      ),
    signIn: (caseNo, email) =>
      counted(async () => {
        const asked = await post<{ challengeId: string }>('/api/sessions/codes', { caseNo });
        const code = codeIn(await laptop.mails(email));
        const body = { challengeId: asked.challengeId, code: code ?? '000000' };
        const reply = await send(`${laptop.api}/api/sessions`, { method: 'POST', body });
        accepted(reply);
        return (reply.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
      }),
  };
}
