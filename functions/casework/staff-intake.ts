/** What staff may type in for somebody else: calls, letters and the app by agents, a regulator's transfer by the liaison. */
import { NamedError } from '#contracts/errors.ts';
import type { CaseSummary } from '#contracts/views.ts';
import type { Actor } from '#domain/actor.ts';
import type { DraftIntake } from '#domain/intake.ts';
import type { Channel, StaffRole } from '#domain/vocabulary.ts';
import type { Dependencies } from '#ports';
import { caseSummary } from './case-summary.ts';
import { maySee } from './staff-access.ts';

const doors: Partial<Record<Channel, readonly StaffRole[]>> = {
  app: ['agent', 'lead'],
  hotline: ['agent', 'lead'],
  letter: ['agent', 'lead'],
  regulatorTransfer: ['liaison'],
};

/** Throws `RoleNotAllowed` where the channel is for other roles to type in. */
export function requireDoor(actor: Actor, channel: Channel): void {
  const roles = doors[channel] ?? [];
  if (!roles.some((it) => actor.roles.includes(it)))
    throw new NamedError('RoleNotAllowed', { channel, needs: roles[0] ?? '' });
}

/** Other open cases of the same contacts that the caller may see: offered to the agent, never forced (experience.md §1.2). */
export async function duplicatesOf(
  needs: Pick<Dependencies, 'cases'>,
  { complainant }: Pick<DraftIntake, 'complainant'>,
  caseId: string,
  actor: Actor,
): Promise<CaseSummary[]> {
  const contacts = [complainant?.email, complainant?.phone].filter((it) => it !== undefined);
  const pages = await Promise.all(
    contacts.map((it) => needs.cases.ofCustomer(it, undefined, caseId)),
  );
  const found = new Map(pages.flatMap(({ items }) => items).map((it) => [it.caseId, it]));
  const open = [...found.values()].filter(
    ({ stage }) => stage.status !== 'CLOSED' && stage.status !== 'DRAFT',
  );
  const seen = await Promise.all(open.map((it) => maySee(needs, it, actor)));
  return open.filter((_, index) => seen[index]).map(caseSummary);
}
