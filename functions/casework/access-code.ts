/** One-time codes for customers without an account (quality.md C2): ten minutes, five tries, once, bound to who asked. */
import { timingSafeEqual } from 'node:crypto';
import { NamedError } from '#contracts/errors.ts';
import { hashOf } from '#domain/hash-chain.ts';
import type { Challenge, Dependencies } from '#ports';

export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
export const CODES_PER_HOUR = 3;

/** Only this is stored; salted with the challenge, so that one table of codes opens nothing. */
export const codeHash = (challengeId: string, code: string): Promise<string> =>
  hashOf({ challengeId, code });

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function requireUsable(challenge: Challenge | null, now: string): Challenge {
  if (!challenge || now >= challenge.expiresAt) throw new NamedError('CodeExpired');
  if (challenge.used) throw new NamedError('CodeUsed');
  if (challenge.triesLeft <= 0) throw new NamedError('CodeInvalid', { triesLeft: 0 });
  return challenge;
}

/**
 * Takes the code and returns the case it opens. Each call costs a try, right or wrong. A challenge without a case behaves
 * like any other with a wrong code, so that nobody learns which numbers exist.
 */
export async function redeemCode(
  { access, clock }: Pick<Dependencies, 'access' | 'clock'>,
  { challengeId, code }: { readonly challengeId: string; readonly code: string },
): Promise<string> {
  const tried = await access.tryChallenge(challengeId);
  const { codeHash: wanted, caseId, triesLeft } = requireUsable(tried, clock.now());
  const right = same(await codeHash(challengeId, code), wanted);
  if (!right || !caseId) throw new NamedError('CodeInvalid', { triesLeft: triesLeft - 1 });
  if (!(await access.useChallenge(challengeId))) throw new NamedError('CodeUsed');
  return caseId;
}
