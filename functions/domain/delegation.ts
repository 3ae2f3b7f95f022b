/** C19: who may promise how much. Figures are in the rule profile. */
import { sum } from './money.ts';
import type { RuleProfile } from './rule-profile.ts';
import type { Terms } from './terms.ts';

/**
 * Money that the remedies cost the bank, in minor units of the delegations' currency; an amount in another currency is beyond
 * every limit, since nobody may promise what they cannot measure.
 */
export function redressMinor({ remedies }: Pick<Terms, 'remedies'>, profile: RuleProfile): number {
  const { currency } = profile.delegations;
  const amounts = remedies.flatMap((it) => it.amount ?? []);
  if (amounts.some((it) => it.currency !== currency)) return Number.POSITIVE_INFINITY;
  return sum(amounts, currency).minor;
}

/** Whether a second person must approve: a plan always, money above the agent's own limit. */
export const needsApproval = (
  terms: Pick<Terms, 'remedies' | 'plan'>,
  profile: RuleProfile,
): boolean => Boolean(terms.plan) || redressMinor(terms, profile) > profile.delegations.agentMinor;

/** An approver has a limit; above it, and for other currencies, only headquarters approves. */
export const exceedsApprover = (terms: Pick<Terms, 'remedies'>, profile: RuleProfile): boolean =>
  redressMinor(terms, profile) > profile.delegations.approverMinor;
