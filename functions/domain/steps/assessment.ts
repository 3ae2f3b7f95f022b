/** Step 3, assessment (P3.2-3), and the consultations that follow it (P5.2). */
import { advise } from '../advice.ts';
import { dueOf } from '../clocks.ts';
import type { Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import type { Consultation } from '../facts.ts';
import { consultationsOf } from '../guards.ts';
import type { RuleProfile } from '../rule-profile.ts';

/** After the unit head was told, a department has a second term; then the case goes on without it. */
export const consultationLapsesAt = ({ dueAt }: Consultation, profile: RuleProfile): string =>
  new Date(Date.parse(dueAt) + profile.silentAfterDays * 86_400_000).toISOString();

export const assessment: Pick<
  Decisions,
  | 'SuggestAssessment'
  | 'AssessCase'
  | 'AnswerConsultation'
  | 'EscalateConsultation'
  | 'LapseConsultation'
  | 'RequestMoreInformation'
  | 'RecordFindings'
> = {
  SuggestAssessment: ({ it }) => [
    event('AssessmentSuggested', { suggestion: advise(it, it.repeatOf) }),
  ],
  AssessCase: ({ now, profile }, data) => {
    const asked = data.consult.map((it) => it.department);
    const twice = asked.find((it, index) => asked.indexOf(it) !== index);
    // one department answers once: its questions belong into one
    if (twice) return refuse('ConsultationUnknown', { department: twice, state: 'twice' });
    if (data.assessment.complexity === 'simple' && data.consult.length === 0)
      return [event('AssessedSimple', { assessment: data.assessment })];
    const dueAt = dueOf('consultation', now, profile) ?? now;
    const consultations = data.consult.map((it) => ({ ...it, dueAt, status: 'asked' as const }));
    return [event('AssessedForInvestigation', { assessment: data.assessment, consultations })];
  },
  AnswerConsultation: (_, data) => [event('ConsultationAnswered', data)],
  EscalateConsultation: ({ it, now }, data) => {
    const one = consultationsOf(it).find(({ department }) => department === data.department);
    return one?.status === 'asked' && now >= one.dueAt
      ? [event('ConsultationEscalated', data)]
      : refuse('NothingToDo');
  },
  LapseConsultation: ({ it, now, profile }, data) => {
    const one = consultationsOf(it).find(({ department }) => department === data.department);
    return one?.status === 'escalated' && now >= consultationLapsesAt(one, profile)
      ? [event('ConsultationLapsed', data)]
      : refuse('NothingToDo');
  },
  RequestMoreInformation: (_, data) => [event('MoreInformationNeeded', data)],
  RecordFindings: (_, data) => [event('FindingsRecorded', data)],
};
