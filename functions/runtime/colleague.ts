/** Whether work may be given to somebody. Who may not have it is a wrong entry in one field, not a lack of the caller's rights. */
import { fieldError } from '#contracts/field-messages.ts';
import type { Task } from '#domain/rows.ts';
import type { Locale } from '#domain/vocabulary.ts';
import type { Dependencies, StaffMember } from '#ports';
import { InvalidFields } from './problem.ts';

type Work = Pick<Task, 'worker' | 'department'>;

const fits = ({ roles, department }: StaffMember, work: Work): boolean =>
  roles.includes(work.worker) && (work.worker !== 'consultant' || department === work.department);

/** Throws a fault of the field `to` unless that person has signed in here once and does such work. */
export async function requireColleague(
  { staff }: Pick<Dependencies, 'staff'>,
  to: string,
  work: Work,
  locale: Locale,
): Promise<void> {
  const member = await staff.find(to);
  if (member && fits(member, work)) return;
  const rule = member ? 'colleagueUnfit' : 'colleagueUnknown';
  throw new InvalidFields([fieldError('to', rule, locale)]);
}
