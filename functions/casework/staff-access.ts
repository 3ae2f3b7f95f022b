/** Access by case: a role opens the door, being concerned lets one in. Who may not see a case is told that there is none. */
import { NamedError } from '#contracts/errors.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import type { Consultation } from '#domain/facts.ts';
import { consultationsOf } from '#domain/guards.ts';
import type { CaseStore } from '#ports';

type Needs = { readonly cases: Pick<CaseStore, 'load' | 'events'> };

/** A department is asked about a case and sees that one; the other roles work on all of them. */
export const onlyConsults = ({ roles }: Actor): boolean =>
  roles.every((role) => role === 'consultant' || role === 'admin') && roles.includes('consultant');

const asked = (consultations: readonly Consultation[], actor: Actor): boolean =>
  consultations.some((it) => it.department === actor.department);

/** Consultations leave the case with their stage; the events remember them. */
const wasAsked = (events: readonly RecordedEvent[], actor: Actor): boolean =>
  events.some(
    (it) =>
      it.name === 'AssessedForInvestigation' &&
      // recorded by the event's own schema
      asked((it.data['consultations'] ?? []) as Consultation[], actor),
  );

export async function maySee({ cases }: Needs, it: Case, actor: Actor): Promise<boolean> {
  if (it.recused.includes(actor.id)) return false;
  if (!onlyConsults(actor) || asked(consultationsOf(it), actor)) return true;
  return wasAsked(await cases.events(it.caseId), actor);
}

/** Throws `CaseNotFound` unless the caller may see it. */
export async function requireSight(needs: Needs, it: Case, actor: Actor): Promise<void> {
  if (!(await maySee(needs, it, actor))) throw new NamedError('CaseNotFound');
}

/** The case if it exists and the caller may see it; otherwise `CaseNotFound` either way. */
export async function caseSeenBy(needs: Needs, caseId: string, actor: Actor): Promise<Case> {
  const it = await needs.cases.load(caseId);
  if (!it) throw new NamedError('CaseNotFound');
  await requireSight(needs, it, actor);
  return it;
}
