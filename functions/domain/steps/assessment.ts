/** Step 3, assessment (P3.2-3), and the consultations that follow it (P5.2). */
import { dueOf } from '../clocks.ts';
import type { Decisions } from '../context.ts';
import { event } from '../events.ts';

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
  SuggestAssessment: (_, data) => [event('AssessmentSuggested', data)],
  AssessCase: ({ now, profile }, data) => {
    if (data.assessment.complexity === 'simple' && data.consult.length === 0)
      return [event('AssessedSimple', { assessment: data.assessment })];
    const dueAt = dueOf('consultation', now, profile) ?? now;
    const consultations = data.consult.map((it) => ({ ...it, dueAt, status: 'asked' as const }));
    return [event('AssessedForInvestigation', { assessment: data.assessment, consultations })];
  },
  AnswerConsultation: (_, data) => [event('ConsultationAnswered', data)],
  EscalateConsultation: (_, data) => [event('ConsultationEscalated', data)],
  LapseConsultation: (_, data) => [event('ConsultationLapsed', data)],
  RequestMoreInformation: (_, data) => [event('MoreInformationNeeded', data)],
  RecordFindings: (_, data) => [event('FindingsRecorded', data)],
};
