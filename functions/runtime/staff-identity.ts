/** Who a staff token speaks for. The gateway has verified signature, issuer, audience and expiry; roles are read here. */

import { NamedError } from '#contracts/errors.ts';
import type { Actor } from '#domain/actor.ts';
import { departments, staffRoles } from '#domain/vocabulary.ts';

type Claims = Readonly<Record<string, unknown>>;

/**
 * A list claim as the HTTP API hands it over: an array (direct), `[a b]` (the JWT authorizer flattens arrays), or comma
 * separated. Anything else is no list.
 */
export function listClaim(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'string') return [];
  return value
    .replace(/^\[|\]$/g, '')
    .split(/[\s,]+/)
    .filter(Boolean);
}

const known = <T extends string>(all: readonly T[], given: readonly string[]): T[] =>
  all.filter((it) => given.includes(it));

export interface Identified {
  readonly actor: Actor;
  readonly skills: readonly string[];
}

/** Only an access token of somebody with at least one role of the bank passes; an ID token is not a key. */
export function staffOf(claims: Claims | undefined): Identified {
  if (!claims || claims['token_use'] !== 'access') throw new NamedError('Unauthenticated');
  const id = [claims['username'], claims['sub']].find((it) => typeof it === 'string') ?? '';
  const roles = known(staffRoles, listClaim(claims['cognito:groups']));
  if (!id || roles.length === 0) throw new NamedError('NotAllowed');
  const [department] = known(departments, listClaim(claims['custom:department']));
  const actor: Actor = { kind: 'staff', id, roles, ...(department ? { department } : {}) };
  return { actor, skills: listClaim(claims['custom:skills']) };
}
