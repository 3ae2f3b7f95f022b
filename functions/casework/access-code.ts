/** One-time codes for customers without an account (quality.md C2): ten minutes, five tries, once, bound to who asked. */
import { timingSafeEqual } from 'node:crypto';
import { NamedError } from '#contracts/errors.ts';
import { hashOf } from '#domain/hash-chain.ts';
import type { AccessCode } from '#mail/telling.ts';
import type { Challenge, Dependencies, Opener } from '#ports';

export const CODE_MINUTES = 10;
const CODE_TRIES = 5;
export const CODES_PER_HOUR = 3;
/** A letter that is read later than this is no help any more. */
const WORTH_MINUTES = 3;

type Needs = Pick<Dependencies, 'access' | 'clock' | 'ids'>;

/** Only this is stored; salted with the challenge, so that one table of codes opens nothing. */
const codeHash = (challengeId: string, code: string): Promise<string> =>
  hashOf({ challengeId, code });

const same = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

function requireUsable(challenge: Challenge | null, now: string): Challenge {
  if (!challenge || now >= challenge.expiresAt) throw new NamedError('CodeExpired');
  if (challenge.used) throw new NamedError('CodeUsed');
  if (challenge.triesLeft <= 0) throw new NamedError('CodeInvalid', { triesLeft: 0 });
  return challenge;
}

/** Who asks now, and how long the code works: the id is told to them alone, and binds the code to them. */
export const newOpener = ({ clock, ids }: Pick<Dependencies, 'clock' | 'ids'>): Opener => ({
  challengeId: ids.id(),
  expiresAt: new Date(Date.parse(clock.now()) + CODE_MINUTES * 60_000).toISOString(),
});

/** A code for whoever holds the challenge; null when it has one already. A challenge without a case takes none. */
export async function codeFor(
  { access, ids }: Pick<Dependencies, 'access' | 'ids'>,
  opener: Opener,
  caseId: string | undefined,
): Promise<string | null> {
  const code = ids.code();
  const isNew = await access.putChallenge({
    ...opener,
    ...(caseId === undefined ? {} : { caseId }),
    codeHash: await codeHash(opener.challengeId, code),
    triesLeft: CODE_TRIES,
    used: false,
  });
  return isNew ? code : null;
}

/** The code that an acknowledgement brings to the page where the case was opened; null when nobody waits there any more. */
export async function codeForOpener(needs: Needs, caseId: string): Promise<AccessCode | null> {
  const opener = await needs.access.opener(caseId);
  if (!opener) return null;
  const minutes = Math.floor(
    (Date.parse(opener.expiresAt) - Date.parse(needs.clock.now())) / 60_000,
  );
  const code = minutes < WORTH_MINUTES ? null : await codeFor(needs, opener, caseId);
  return code === null ? null : { code, minutes };
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
