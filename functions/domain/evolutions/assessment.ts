/** Step 3, assessment, and the consultations that follow it. */

import type { Case } from '../case.ts';
import { inStage } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import type { Consultation } from '../facts.ts';
import type { Evolutions } from './past.ts';
import { freshNegotiation } from './stages.ts';

const consultationIs = (
  it: Case,
  department: string,
  change: Partial<Consultation>,
): Partial<Case> => {
  const stage = inStage(it, 'INVESTIGATING');
  const consultations = stage.consultations.map((one) =>
    one.department === department ? { ...one, ...change } : one,
  );
  const open = consultations.some((one) => one.status === 'asked' || one.status === 'escalated');
  return { stage: { ...stage, consultations }, ...(open ? {} : { clocks: it.clocks }) };
};

/** Consultation over: its clock stops when the last department is done. */
const consultationDone = (
  it: Case,
  department: string,
  at: string,
  change: Partial<Consultation>,
) => {
  const changed = consultationIs(it, department, change);
  return changed.clocks
    ? { ...changed, clocks: clocks.stop(it.clocks, ['consultation'], at) }
    : changed;
};

export const assessment: Pick<
  Evolutions,
  | 'AssessmentSuggested'
  | 'AssessedSimple'
  | 'AssessedForInvestigation'
  | 'ConsultationAnswered'
  | 'ConsultationEscalated'
  | 'ConsultationLapsed'
  | 'MoreInformationNeeded'
  | 'FindingsRecorded'
> = {
  AssessmentSuggested: ({ data }) => ({
    stage: { status: 'ASSESSING', suggestion: data.suggestion },
  }),
  AssessedSimple: ({ it, data }) => ({
    assessment: data.assessment,
    complexity: data.assessment.complexity,
    flags: [...new Set([...it.flags, ...data.assessment.flags])],
    stage: freshNegotiation,
  }),
  AssessedForInvestigation: ({ it, data, at }) => ({
    assessment: data.assessment,
    complexity: data.assessment.complexity,
    flags: [...new Set([...it.flags, ...data.assessment.flags])],
    stage: { status: 'INVESTIGATING', consultations: data.consultations, decisionDraft: null },
    clocks: data.consultations.length > 0 ? clocks.start(it.clocks, 'consultation', at) : it.clocks,
  }),
  ConsultationAnswered: ({ it, data, at }) =>
    consultationDone(it, data.department, at, { status: 'answered', finding: data.finding }),
  ConsultationEscalated: ({ it, data }) =>
    consultationIs(it, data.department, { status: 'escalated' }),
  ConsultationLapsed: ({ it, data, at }) =>
    consultationDone(it, data.department, at, { status: 'lapsed' }),
  MoreInformationNeeded: () => ({ stage: { status: 'COLLECTING', request: null } }),
  FindingsRecorded: ({ data }) => ({ findings: data.findings, stage: freshNegotiation }),
};
