/** The token endpoint: a code or a refresh token for an access token. Answers are kept in memory by the caller. */
import * as z from 'zod/mini';

const tokenSet = z.object({
  access_token: z.string(),
  refresh_token: z.optional(z.string()),
  expires_in: z.number(),
});

export interface Tokens {
  readonly access: string;
  readonly refresh: string | undefined;
  readonly expiresAt: number;
}

/** The issuer refused: the person must sign in again. */
export class SignInNeeded extends Error {
  override readonly name = 'SignInNeeded';
}

/** Throws `SignInNeeded` when the issuer refuses, and the browser's own error when it cannot be reached. */
export async function exchange(
  endpoint: string,
  form: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const response = await fetch(endpoint, { method: 'POST', body: new URLSearchParams(form) });
  if (!response.ok) throw new SignInNeeded(`The issuer answered ${response.status}`);
  const answer = tokenSet.parse(await response.json());
  return {
    access: answer.access_token,
    // a refresh does not always bring a new refresh token: the old one goes on
    refresh: answer.refresh_token ?? form['refresh_token'],
    expiresAt: Date.now() + answer.expires_in * 1000,
  };
}
