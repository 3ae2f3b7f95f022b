/** What a case's present stage no longer carries, told from its events; an operator's view leaves their data out. */
import type { StaffCase } from '#contracts/views.ts';
import type { Agreement, Consultation } from '#domain/facts.ts';

type Events = Pick<StaffCase, 'events'>;

/** The departments' questions and answers, which leave the case with the investigation. */
export function consultationsOf({
  events,
  consultations,
}: Events & Pick<StaffCase, 'consultations'>) {
  if (consultations.length > 0) return consultations;
  const begun = events.findLast((it) => it.event === 'AssessedForInvestigation');
  // recorded by the events' own schemas
  const asked = (begun?.data['consultations'] ?? []) as Consultation[];
  const later = events.filter((it) => it.seq > (begun?.seq ?? 0));
  return asked.map((it): Consultation => {
    const answer = later.find(
      ({ event, data }) => event === 'ConsultationAnswered' && data['department'] === it.department,
    );
    if (!answer) return { ...it, status: 'lapsed' };
    return { ...it, status: 'answered', finding: String(answer.data['finding']) };
  });
}

/** What binds both sides; a closed case no longer carries it. */
export function agreementOf({ events, agreement }: Events & Pick<StaffCase, 'agreement'>) {
  const made = events.findLast((it) => it.data['agreement'] !== undefined);
  // recorded by the event's own schema
  return agreement ?? ((made?.data['agreement'] ?? null) as Agreement | null);
}
