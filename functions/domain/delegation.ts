/** C19: who may promise how much. Figures are in the rule profile. */
import { sum } from './money.ts';
import type { RuleProfile } from './rule-profile.ts';
import type { Terms } from './terms.ts';

/** Money that the terms cost the bank, in minor units; amounts of several currencies need an approver anyway. */
export function redressMinor(terms: Terms): number {
  const amounts = terms.remedies.flatMap((it) => it.amount ?? []);
  const [first] = amounts;
  if (!first) return 0;
  if (amounts.some((it) => it.currency !== first.currency)) return Number.POSITIVE_INFINITY;
  return sum(amounts, first.currency).minor;
}

/** Whether a second person must approve: a plan always, money above the agent's own limit. */
export const needsApproval = (terms: Terms, profile: RuleProfile): boolean =>
  Boolean(terms.plan) || redressMinor(terms) > profile.delegations.agentMinor;

/** An approver has a limit; above it, and for several currencies, only headquarters approves. */
export const exceedsApprover = (terms: Terms, profile: RuleProfile): boolean =>
  redressMinor(terms) > profile.delegations.approverMinor;
