/** The payments of a plan while it is followed: which of them can be confirmed today (field.md §5.4 no. 28). */
import { dateIn } from './calendar.ts';
import type { Case } from './case.ts';
import { type Refusal, refuse } from './errors.ts';
import type { RuleProfile } from './rule-profile.ts';
import type { HardshipPlan } from './terms.ts';

/** The plan that a customer is paying, once it is active. */
export const planFollowed = ({ stage }: Case): HardshipPlan | null =>
  stage.status === 'FOLLOWING_UP' ? (stage.agreement.terms?.plan ?? null) : null;

const confirmedOf = ({ stage }: Case): readonly string[] =>
  stage.status === 'FOLLOWING_UP' ? stage.instalmentsConfirmed : [];

/** What is due by now and not known to be paid, earliest first. */
export const instalmentsToConfirm = (
  it: Case,
  { zone }: Pick<RuleProfile, 'zone'>,
  now: string,
): HardshipPlan['instalments'] =>
  (planFollowed(it)?.instalments ?? []).filter(
    ({ dueOn }) => dueOn <= dateIn(now, zone) && !confirmedOf(it).includes(dueOn),
  );

const atDueOn = (rule: string, limit: string): Refusal =>
  refuse('InstalmentNotOpen', { field: 'dueOn', rule, limit });

/** Why this instalment cannot be confirmed, told at its field: the plan has none such, it is still to come, or it is known. */
export function instalmentRefused(
  it: Case,
  dueOn: unknown,
  { zone }: Pick<RuleProfile, 'zone'>,
  now: string,
): Refusal | null {
  const today = dateIn(now, zone);
  const one = planFollowed(it)?.instalments.find((each) => each.dueOn === dueOn);
  if (!one) return atDueOn('noSuchInstalment', '');
  if (one.dueOn > today) return atDueOn('notAfter', today);
  return confirmedOf(it).includes(one.dueOn) ? atDueOn('confirmedBefore', one.dueOn) : null;
}
