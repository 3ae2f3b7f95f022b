import { NamedError } from '#contracts/errors.ts';
import type { Case } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import type { CaseStore } from '#ports';

/** The case, or `CaseNotFound`. */
export async function loaded(
  { cases }: { readonly cases: Pick<CaseStore, 'load'> },
  caseId: string,
): Promise<Case> {
  const it = await cases.load(caseId);
  if (!it) throw new NamedError('CaseNotFound');
  return it;
}

/** A case and all that happened to it. Events are read after the case, so that none it rests on is missing. */
export async function caseWithEvents(
  { cases }: { readonly cases: Pick<CaseStore, 'load' | 'events'> },
  caseId: string,
): Promise<{ case: Case; events: readonly RecordedEvent[] }> {
  const it = await loaded({ cases }, caseId);
  const events = await cases.events(caseId);
  return { case: it, events: events.filter(({ seq }) => seq <= it.lastSeq) };
}
