import { ApiError } from '../errors.ts';

/** One page of a list. */
export interface Page<T> {
  readonly members: readonly T[];
  readonly nextToken?: string;
}

/**
 * Cuts a page out of `members`. The token holds the key of the last member given, so that members added at the front
 * meanwhile neither repeat nor hide others.
 */
export function pageOf<T>(
  members: readonly T[],
  keyOf: (member: T) => number,
  maxResults: number,
  nextToken: string | undefined,
): Page<T> {
  const start = nextToken === undefined ? 0 : after(members, keyOf, nextToken);
  const page = members.slice(start, start + maxResults);
  const last = page.at(-1);
  const more = start + page.length < members.length;
  return { members: page, ...(more && last !== undefined && { nextToken: tokenFor(keyOf(last)) }) };
}

function tokenFor(key: number): string {
  return Buffer.from(`page:${key}`).toString('base64url');
}

function after<T>(members: readonly T[], keyOf: (member: T) => number, token: string): number {
  const match = /^page:(\d+)$/.exec(Buffer.from(token, 'base64url').toString('utf8'));
  const at = match ? members.findIndex((member) => keyOf(member) === Number(match[1])) : -1;
  if (at < 0) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  return at + 1;
}
