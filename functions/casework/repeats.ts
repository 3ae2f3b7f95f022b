/** Whether the same customer came before (P4.2: repeats are counted, and those who assess are told). */
import type { Case } from '#domain/case.ts';
import { profileOf } from '#domain/profiles/index.ts';
import type { Dependencies } from '#ports';

/** Numbers of the same customer's other cases within the profile's days. */
export async function repeatsOf(
  { cases }: Pick<Dependencies, 'cases'>,
  it: Case,
): Promise<string[]> {
  const contact = it.intake?.complainant.email ?? it.intake?.complainant.phone;
  if (!contact) return [];
  const { items } = await cases.ofCustomer(contact, undefined, it.caseId);
  const window = profileOf(it).repeatWithinDays * 86_400_000;
  const recent = (one: Case) => Date.parse(it.openedAt) - Date.parse(one.openedAt) <= window;
  return items.filter(recent).map((one) => one.caseNo);
}
