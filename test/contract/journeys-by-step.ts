/** For each human step a case that waits there, and every command that ends the wait. */
import type { HumanStepName } from '#contracts/workflow.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command, CommandData, CommandName } from '#domain/commands.ts';
import type { EventName } from '#domain/events.ts';
import { aCase, day } from '../support/builders.ts';
import { advance } from '../support/given.ts';
import * as people from '../support/people.ts';
import {
  aDecisionText,
  anAssessment,
  aRootCause,
  costlyTerms,
  someTerms,
} from '../support/samples.ts';

export interface Outcome {
  readonly event: EventName;
  readonly by: Actor;
  readonly now: string;
  readonly command: Command;
  /** For a merge: the case that takes this one in. */
  readonly mergeTarget?: Case;
}
interface StepWalk {
  readonly step: HumanStepName;
  readonly from: () => Case;
  readonly outcomes: readonly Outcome[];
}

const {
  theCustomer,
  theSystem,
  agentLi,
  agentHuang,
  assessorZhao,
  consultantWu,
  approverWang,
  approverFeng,
  leadChen,
  reviewerSun,
  hqQian,
  liaisonHe,
} = people;

const ends = <N extends CommandName>(
  event: EventName,
  by: Actor,
  now: string,
  name: N,
  data: CommandData<N>,
): Outcome => ({
  event,
  by,
  now,
  // the signature ties the data to the name; the union type cannot say so
  command: { name, data } as Command,
});
const then = <N extends CommandName>(
  it: Case,
  by: Actor,
  now: string,
  name: N,
  data: CommandData<N>,
): Case => advance(it, { name, data } as Command, { by, now });

const merged = (now: string): Outcome => ({
  ...ends('CaseMerged', leadChen, now, 'MergeCase', {
    targetCaseNo: 'XW-OTHER',
    reason: 'The same matter',
  }),
  mergeTarget: { ...aCase.collecting(), caseId: 'case2', caseNo: 'XW-OTHER' },
});
const redirected = (now: string): Outcome =>
  ends('CaseRedirected', leadChen, now, 'RedirectCase', {
    reason: 'A petition',
    routeTold: 'Petition office',
  });
const draftsDecision = (now: string): Outcome =>
  ends('DecisionDrafted', agentLi, now, 'DraftDecision', { text: aDecisionText() });
const mediationProposed = (now: string): Outcome =>
  ends('MediationProposed', leadChen, now, 'ProposeMediation', { bodyName: 'Mediation centre' });
const proposes = (event: 'TermsProposed' | 'ApprovalNeeded', now: string): Outcome =>
  ends(event, agentLi, now, 'ProposeTerms', {
    terms: event === 'TermsProposed' ? someTerms() : costlyTerms(),
  });

const refusedOffer = (): Case =>
  then(aCase.offered(), theCustomer, day(4), 'RejectOffer', {
    proposalVersion: 1,
    reason: 'Too little',
  });
/** The approver wants more than a better wording. */
const returnedWhileInvestigating = (): Case =>
  then(
    then(aCase.investigating(), agentLi, day(5), 'DraftDecision', { text: aDecisionText() }),
    approverWang,
    day(5, 11),
    'ReturnDecision',
    { reason: 'Ask the customer first' },
  );
const decidedWithoutRemedy = (): Case => aCase.decided({ decision: { remedies: [] } });
/** Mediation proposed by the bank from each place that may be left for it. */
const invitedFrom = (it: Case, now: string): Case =>
  then(it, leadChen, now, 'ProposeMediation', { bodyName: 'Mediation centre' });
const mediatingFrom = (it: Case, now: string): Case =>
  then(invitedFrom(it, now), theCustomer, now, 'ConsentToMediation', {});
const declines = (event: EventName, now: string): Outcome =>
  ends(event, theCustomer, now, 'DeclineMediation', {});
const fails = (event: EventName, now: string): Outcome =>
  ends(event, liaisonHe, now, 'RecordMediationFailure', { why: 'failed' });
const concludes = (event: EventName, result: CommandData<'ConcludeExternal'>['result']): Outcome =>
  ends(event, liaisonHe, day(20), 'ConcludeExternal', {
    result,
    document: 'Reply 7',
    remedies: [],
  });
const outsideAfterDecision = (): Case =>
  then(aCase.decided(), liaisonHe, day(9), 'ReferOutside', {
    body: 'court',
    bodyName: 'Court',
    tookOver: true,
  });

export const journeys: readonly StepWalk[] = [
  {
    step: 'AwaitCollection',
    from: aCase.collecting,
    outcomes: [
      ends('CollectionCompleted', agentLi, day(1), 'CompleteCollection', {
        facts: 'Known',
        identity: 'verified',
        flags: [],
      }),
      ends('CustomerAsked', agentLi, day(1), 'AskCustomer', {
        thing: 'A',
        purpose: 'B',
        whyNotHeld: 'C',
      }),
      redirected(day(1)),
      merged(day(1)),
    ],
  },
  {
    step: 'AwaitCustomerInformation',
    from: aCase.awaitingInformation,
    outcomes: [
      ends('InformationAnswered', theCustomer, day(2), 'AnswerInformationRequest', {
        answer: 'Here',
      }),
      ends('InformationLapsed', theSystem, day(8), 'LapseInformationRequest', {}),
      redirected(day(2)),
      merged(day(2)),
    ],
  },
  {
    step: 'AwaitAssessment',
    from: aCase.suggested,
    outcomes: [
      ends('AssessedSimple', assessorZhao, day(2), 'AssessCase', {
        assessment: anAssessment({ complexity: 'simple' }),
        consult: [],
      }),
      ends('AssessedForInvestigation', assessorZhao, day(2), 'AssessCase', {
        assessment: anAssessment({ complexity: 'special' }),
        consult: [{ department: 'credit', question: 'Why?' }],
      }),
      merged(day(2)),
    ],
  },
  {
    step: 'AwaitConsultation',
    from: aCase.consulting,
    outcomes: [
      ends('ConsultationAnswered', consultantWu, day(3), 'AnswerConsultation', {
        department: 'credit',
        finding: 'So',
      }),
    ],
  },
  {
    step: 'AwaitConsultation',
    from: () =>
      then(aCase.consulting(), theSystem, day(10), 'EscalateConsultation', {
        department: 'credit',
      }),
    outcomes: [
      ends('ConsultationLapsed', theSystem, day(30), 'LapseConsultation', { department: 'credit' }),
    ],
  },
  {
    step: 'AwaitFindings',
    from: aCase.investigating,
    outcomes: [
      ends('FindingsRecorded', agentLi, day(4), 'RecordFindings', { findings: 'So it was' }),
      ends('MoreInformationNeeded', agentLi, day(4), 'RequestMoreInformation', {
        reason: 'A receipt is missing',
      }),
      draftsDecision(day(4)),
    ],
  },
  {
    step: 'AwaitProposal',
    from: aCase.negotiating,
    outcomes: [
      proposes('TermsProposed', day(3)),
      proposes('ApprovalNeeded', day(3)),
      draftsDecision(day(3)),
      mediationProposed(day(3)),
    ],
  },
  {
    step: 'AwaitApproval',
    from: aCase.awaitingApproval,
    outcomes: [
      ends('ProposalApproved', approverWang, day(4), 'ApproveProposal', { proposalVersion: 1 }),
      ends('ProposalReturned', approverWang, day(4), 'ReturnProposal', {
        proposalVersion: 1,
        reason: 'Say why',
      }),
      mediationProposed(day(4)),
    ],
  },
  {
    step: 'AwaitCustomerReply',
    from: aCase.offered,
    outcomes: [
      ends('OfferAccepted', theCustomer, day(4), 'AcceptOffer', {
        proposalVersion: 1,
        confirmedTerms: [],
      }),
      ends('OfferCountered', theCustomer, day(4), 'CounterOffer', {
        proposalVersion: 1,
        terms: { words: 'More' },
      }),
      ends('OfferRejected', theCustomer, day(4), 'RejectOffer', {
        proposalVersion: 1,
        reason: 'No',
      }),
      ends('OfferExpired', theSystem, day(14), 'ExpireOffer', { proposalVersion: 1 }),
      ends('OfferWithdrawn', agentLi, day(4), 'WithdrawOffer', {
        proposalVersion: 1,
        reason: 'A slip of the pen',
      }),
      mediationProposed(day(4)),
    ],
  },
  {
    step: 'AwaitDecision',
    from: refusedOffer,
    outcomes: [
      proposes('TermsProposed', day(5)),
      proposes('ApprovalNeeded', day(5)),
      mediationProposed(day(5)),
    ],
  },
  {
    step: 'AwaitDecision',
    from: aCase.decisionDrafted,
    outcomes: [ends('DecisionApproved', approverWang, day(6), 'ApproveDecision', {})],
  },
  {
    step: 'AwaitDecision',
    from: returnedWhileInvestigating,
    outcomes: [
      ends('FindingsRecorded', agentLi, day(6), 'RecordFindings', { findings: 'It was late' }),
      ends('MoreInformationNeeded', agentLi, day(6), 'RequestMoreInformation', { reason: 'When?' }),
    ],
  },
  {
    step: 'AwaitContest',
    from: aCase.decided,
    outcomes: [
      ends('DecisionAccepted', theCustomer, day(8), 'AcceptDecision', {}),
      ends('DecisionContested', theCustomer, day(8), 'ContestDecision', { reason: 'No' }),
      ends('ReCheckRequested', theCustomer, day(8), 'RequestReCheck', { reason: 'No' }),
      ends('ContestLapsed', theSystem, day(40), 'LapseContest', {}),
      mediationProposed(day(8)),
    ],
  },
  {
    step: 'AwaitContest',
    from: decidedWithoutRemedy,
    outcomes: [ends('DecisionAcceptedWithoutRemedy', theCustomer, day(8), 'AcceptDecision', {})],
  },
  {
    step: 'AwaitReReview',
    from: aCase.reReviewDrafted,
    outcomes: [ends('DecisionUpheld', approverFeng, day(11), 'ApproveReReview', {})],
  },
  {
    step: 'AwaitReReview',
    from: () =>
      then(aCase.reReview(), reviewerSun, day(10), 'DraftReReview', {
        text: aDecisionText({ outcome: 'varied' }),
      }),
    outcomes: [ends('DecisionVaried', approverFeng, day(11), 'ApproveReReview', {})],
  },
  {
    step: 'AwaitReReview',
    from: aCase.reReview,
    outcomes: [
      ends('TermsReopened', reviewerSun, day(10), 'ReopenTerms', { findings: 'It was wrong' }),
      mediationProposed(day(10)),
    ],
  },
  {
    step: 'AwaitReCheck',
    from: aCase.reCheck,
    outcomes: [
      ends('DecisionUpheld', hqQian, day(10), 'ConcludeReCheck', {
        text: aDecisionText({ outcome: 'upheld' }),
      }),
      ends('DecisionVaried', hqQian, day(10), 'ConcludeReCheck', {
        text: aDecisionText({ outcome: 'varied' }),
      }),
      ends('TermsReopened', hqQian, day(10), 'ReopenTerms', { findings: 'It was wrong' }),
      mediationProposed(day(10)),
    ],
  },
  {
    step: 'AwaitMediationConsent',
    from: aCase.invitedToMediation,
    outcomes: [
      ends('MediationConsented', theCustomer, day(5), 'ConsentToMediation', {}),
      ends('OfferAccepted', theCustomer, day(5), 'AcceptOffer', {
        proposalVersion: 1,
        confirmedTerms: [],
      }),
    ],
  },
  {
    step: 'AwaitMediationConsent',
    from: () => invitedFrom(aCase.negotiating(), day(4)),
    outcomes: [declines('ReturnedToNegotiation', day(5))],
  },
  {
    step: 'AwaitMediationConsent',
    from: () => invitedFrom(aCase.decided(), day(8)),
    outcomes: [
      declines('ReturnedToDecision', day(9)),
      ends('DecisionAccepted', theCustomer, day(9), 'AcceptDecision', {}),
      ends('DecisionContested', theCustomer, day(9), 'ContestDecision', { reason: 'No' }),
      ends('ReCheckRequested', theCustomer, day(9), 'RequestReCheck', { reason: 'No' }),
    ],
  },
  {
    step: 'AwaitMediationConsent',
    from: () => invitedFrom(decidedWithoutRemedy(), day(8)),
    outcomes: [ends('DecisionAcceptedWithoutRemedy', theCustomer, day(9), 'AcceptDecision', {})],
  },
  {
    step: 'AwaitMediationConsent',
    from: () => invitedFrom(aCase.reReview(), day(9)),
    outcomes: [declines('ReturnedToReReview', day(10))],
  },
  {
    step: 'AwaitMediationConsent',
    from: () => invitedFrom(aCase.reCheck(), day(9)),
    outcomes: [declines('ReturnedToReCheck', day(10))],
  },
  {
    step: 'AwaitMediation',
    from: aCase.mediation,
    outcomes: [
      ends('MediationAgreed', liaisonHe, day(9), 'RecordMediationAgreement', {
        document: 'Agreement 3',
        remedies: [],
      }),
      fails('ReturnedToNegotiation', day(9)),
    ],
  },
  {
    step: 'AwaitMediation',
    from: aCase.settling,
    outcomes: [ends('MediationAgreed', approverWang, day(21), 'ApproveSettlement', {})],
  },
  {
    step: 'AwaitMediation',
    from: () => mediatingFrom(aCase.decided(), day(8)),
    outcomes: [fails('ReturnedToDecision', day(12))],
  },
  {
    step: 'AwaitMediation',
    from: () => mediatingFrom(aCase.reReview(), day(9)),
    outcomes: [fails('ReturnedToReReview', day(12))],
  },
  {
    step: 'AwaitMediation',
    from: () => mediatingFrom(aCase.reCheck(), day(9)),
    outcomes: [fails('ReturnedToReCheck', day(12))],
  },
  {
    step: 'AwaitExternal',
    from: aCase.external,
    outcomes: [
      concludes('ExternalConcluded', 'concluded'),
      concludes('RemedyOrdered', 'remedyOrdered'),
      concludes('ReturnedToNegotiation', 'backToNegotiation'),
    ],
  },
  {
    step: 'AwaitExternal',
    from: outsideAfterDecision,
    outcomes: [concludes('ReturnedToDecision', 'decisionStands')],
  },
  {
    step: 'AwaitImplementation',
    from: aCase.implementing,
    outcomes: [
      ends('RemedyImplemented', agentHuang, day(7), 'CompleteImplementation', {
        proofs: someTerms().remedies.map(({ id }) => ({ remedyId: id, proof: 'Booked' })),
        rootCause: aRootCause,
      }),
      ends('CannotPerform', agentLi, day(7), 'ReportCannotPerform', {
        reason: 'The account is closed',
      }),
    ],
  },
  {
    step: 'AwaitFollowUp',
    from: aCase.followingUp,
    outcomes: [
      ends('SolvedConfirmed', theCustomer, day(10), 'ConfirmSolved', { score: 5 }),
      ends('NotSolved', theCustomer, day(10), 'ReportNotSolved', { score: 1, words: 'Again' }),
    ],
  },
  {
    step: 'AwaitFollowUp',
    from: aCase.followingPlan,
    outcomes: [
      ends('CannotPerform', agentLi, day(50), 'ReportCannotPerform', { reason: 'Not paid twice' }),
    ],
  },
  {
    step: 'AwaitFollowUp',
    from: aCase.silent,
    outcomes: [
      ends('ClosedUnconfirmed', leadChen, day(45), 'CloseUnconfirmed', {
        attempts: [
          { channel: 'mail', at: day(40), proof: 'mail' },
          { channel: 'phone', at: day(44), proof: 'call' },
        ],
      }),
    ],
  },
];

/** The two endings that any human step may have. */
export const commonOutcomes = (step: HumanStepName): Outcome[] => [
  ends('Withdrawn', theCustomer, day(41), 'Withdraw', {}),
  ...(step === 'AwaitExternal'
    ? []
    : [
        ends('ReferredOutside', liaisonHe, day(41), 'ReferOutside', {
          body: 'regulator',
          bodyName: 'NFRA',
          tookOver: true,
        }),
      ]),
];
