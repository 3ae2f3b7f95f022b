/**
 * Where the workflow belongs, told from the facts alone. An execution that wakes elsewhere ends and a new run starts here;
 * so a crash, a restore or a year-long wait never leaves a case with an execution that contradicts it.
 */
import type { Case, StageOf } from './case.ts';

const negotiating = (stage: StageOf<'NEGOTIATING'>) => {
  if (stage.decisionDraft?.status === 'approved') return 'IssueDecision';
  if (stage.decisionDraft) return 'AwaitDecision';
  switch (stage.proposal?.status) {
    case 'PENDING_APPROVAL':
      return 'AwaitApproval';
    case 'APPROVED':
      return 'SendOffer';
    case 'OFFERED':
      return 'AwaitCustomerReply';
    default:
      return stage.offerRefused ? 'AwaitDecision' : 'AwaitProposal';
  }
};

/** The state of the state machine that this case should be in. */
export function whereabouts({ stage, mediation }: Case) {
  switch (stage.status) {
    case 'DRAFT':
    case 'RECEIVED':
      return 'RegisterCase';
    case 'COLLECTING':
      return stage.request ? 'AwaitCustomerInformation' : 'AwaitCollection';
    case 'ASSESSING':
      return stage.suggestion ? 'AwaitAssessment' : 'SuggestAssessment';
    case 'INVESTIGATING':
      if (stage.decisionDraft)
        return stage.decisionDraft.status === 'approved' ? 'IssueDecision' : 'AwaitDecision';
      return stage.consultations.some((it) => it.status === 'asked' || it.status === 'escalated')
        ? 'ConsultDepartments'
        : 'AwaitFindings';
    case 'NEGOTIATING':
      return mediation ? 'AwaitMediationConsent' : negotiating(stage);
    case 'DECIDED':
      return mediation ? 'AwaitMediationConsent' : 'AwaitContest';
    case 'RE_REVIEW':
      return mediation ? 'AwaitMediationConsent' : 'AwaitReReview';
    case 'RE_CHECK':
      return mediation ? 'AwaitMediationConsent' : 'AwaitReCheck';
    case 'MEDIATION':
      return 'AwaitMediation';
    case 'EXTERNAL':
      return 'AwaitExternal';
    case 'IMPLEMENTING':
      return 'AwaitImplementation';
    case 'FOLLOWING_UP':
      return stage.followUps.length > 0 ? 'AwaitFollowUp' : 'ScheduleFollowUps';
    case 'CLOSED':
      return stage.reason === 'withdrawn' ? 'CloseWithdrawn' : 'CloseCase';
  }
}
export type Whereabouts = ReturnType<typeof whereabouts>;

/** Departments that still owe an answer: the items of ConsultDepartments. */
export const departmentsAsked = ({ stage }: Case): string[] =>
  stage.status === 'INVESTIGATING'
    ? stage.consultations
        .filter((it) => it.status === 'asked' || it.status === 'escalated')
        .map((it) => it.department)
    : [];
