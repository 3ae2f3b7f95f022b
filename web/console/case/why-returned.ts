import type { AnswerName } from '#contracts/staff-answers.ts';
import type { StaffCase } from '#contracts/views.ts';

/** The reason with which the last offer, decision or settlement was sent back, for the command that makes it anew. */
export function whyReturned(
  { proposal, decisionDraft, settlement }: StaffCase,
  command: AnswerName,
): string | undefined {
  switch (command) {
    case 'ProposeTerms':
      return proposal?.status === 'RETURNED' ? proposal.returnedReason : undefined;
    case 'DraftDecision':
    case 'DraftReReview':
      return decisionDraft?.status === 'returned' ? decisionDraft.returnedReason : undefined;
    case 'RecordMediationAgreement':
      return settlement?.status === 'returned' ? settlement.returnedReason : undefined;
    default:
      return undefined;
  }
}
