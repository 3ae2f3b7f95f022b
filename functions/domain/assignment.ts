/** Who owns a case (P5.1): by load and skill, balanced, never somebody who is recused. Pure; load and people come in. */
import type { Case } from './case.ts';

export interface Colleague {
  readonly staffId: string;
  readonly roles: readonly string[];
  readonly skills: readonly string[];
}

/**
 * The agent with the fitting skill and the fewest open tasks; ties go to the lower id, so that a repeat chooses the same.
 * Null when nobody is there: the case then waits in the agents' queue.
 */
export function chooseOwner(
  it: Case,
  colleagues: readonly Colleague[],
  loads: ReadonlyMap<string, number>,
): string | null {
  const may = colleagues.filter(
    (one) => one.roles.includes('agent') && !it.recused.includes(one.staffId),
  );
  const skilled = may.filter((one) => it.intake && one.skills.includes(it.intake.product));
  const load = (staffId: string): number => loads.get(staffId) ?? 0;
  const [first] = (skilled.length > 0 ? skilled : may).toSorted(
    (a, b) => load(a.staffId) - load(b.staffId) || (a.staffId < b.staffId ? -1 : 1),
  );
  return first?.staffId ?? null;
}
