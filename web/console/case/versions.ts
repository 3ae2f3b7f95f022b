import type { StaffCase } from '#contracts/views.ts';
import type { Proposal } from '#domain/facts.ts';

/** Every version of the proposal as it was put forward, oldest first, as the events remember them. */
export function versionsOf({ events }: Pick<StaffCase, 'events'>): Proposal[] {
  const put = events.filter((it) => it.event === 'TermsProposed' || it.event === 'ApprovalNeeded');
  // recorded by the event's own schema; an operator's view leaves the data out
  const proposals = put.flatMap(({ data }) => (data['proposal'] as Proposal | undefined) ?? []);
  const latest = new Map(proposals.map((it) => [it.version, it]));
  return [...latest.values()].sort((a, b) => a.version - b.version);
}
