/** Who owns a case (P5.1): by load and skill, balanced, never somebody who is recused. Pure; load and people come in. */
import type { Case } from './case.ts';

export interface Colleague {
  readonly staffId: string;
  readonly roles: readonly string[];
  readonly skills: readonly string[];
  /** Open cases that are theirs. */
  readonly load: number;
}

/** Whose load this case is: its owner's, from registration to the end. */
export const bearerOf = ({ stage, owner }: Case): string | null =>
  stage.status === 'CLOSED' ? null : owner;

/**
 * The agent with the fitting skill and the fewest open cases; ties go to the lower id, so that a repeat chooses the same.
 * Null when nobody is there: the case then waits in the agents' queue.
 */
export function chooseOwner(it: Case, colleagues: readonly Colleague[]): string | null {
  const may = colleagues.filter(
    (one) => one.roles.includes('agent') && !it.recused.includes(one.staffId),
  );
  const skilled = may.filter((one) => it.intake && one.skills.includes(it.intake.product));
  const [first] = (skilled.length > 0 ? skilled : may).toSorted(
    (a, b) => a.load - b.load || (a.staffId < b.staffId ? -1 : 1),
  );
  return first?.staffId ?? null;
}
