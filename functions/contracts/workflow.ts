/**
 * The step catalogue: each Task state of `statemachines/negotiation.asl.json`, by the same name as its file in
 * `functions/workflow/`. Names only, no handlers, so that infra, tests and web may read it.
 *
 * A human step ends by an event of the domain. Its ordinary outcome is the task's success and needs no Choice; every
 * departure is a named failure that the state machine catches where it leads, which enters no extra state (ADR 0003).
 */

import type { ClockName } from '#domain/clock-entries.ts';
import type { EventName } from '#domain/events.ts';
import type { Department, StaffRole } from '#domain/vocabulary.ts';

/** Who works on a step: the customer, or staff of a role. */
export type Worker = 'customer' | StaffRole;

export interface HumanStep {
  readonly kind: 'human';
  /** Policy clause the step comes from. */
  readonly clause: string;
  /** Who may be asked to do it, in the order in which the step passes between them. */
  readonly workers: readonly Worker[];
  /** The clock whose end is the task's due instant; without one the decision's clock. */
  readonly clock?: ClockName;
  /** Outcome word → event that the task succeeds with. */
  readonly success: Readonly<Record<string, EventName>>;
  /** Outcome word → event whose name is the failure that the state machine catches. */
  readonly departures: Readonly<Record<string, EventName>>;
}

export interface AutomaticStep {
  readonly kind: 'automatic';
  readonly clause: string;
  /** Named errors that the step may throw and the state machine catches by name. */
  readonly errors: readonly WorkflowError[];
}

/** Errors of the frame around the steps, not outcomes of a person. */
export const workflowErrors = ['AlreadyRegistered', 'CaseMovedOn', 'RunTooLong'] as const;
export type WorkflowError = (typeof workflowErrors)[number];

/** Every human step ends so, whenever it is open (P3.3-3; withdrawal ends the process the day it is received, C10). */
export const commonDepartures = {
  withdrawn: 'Withdrawn',
  referredOutside: 'ReferredOutside',
} as const;

const human = (step: Omit<HumanStep, 'kind'>): HumanStep => ({ kind: 'human', ...step });
const automatic = (clause: string, ...errors: WorkflowError[]): AutomaticStep => ({
  kind: 'automatic',
  clause,
  errors,
});

/** Where a mediation or outside procedure without result leads back to. */
const backWhereItCameFrom = {
  backToNegotiation: 'ReturnedToNegotiation',
  backToDecision: 'ReturnedToDecision',
  backToReReview: 'ReturnedToReReview',
  backToReCheck: 'ReturnedToReCheck',
} as const;
const secondLook = {
  success: { upheld: 'DecisionUpheld' },
  departures: {
    varied: 'DecisionVaried',
    changed: 'TermsReopened',
    mediation: 'MediationProposed',
  },
} as const;

export const steps = {
  RegisterCase: automatic('P3.2-1', 'AlreadyRegistered'),
  AwaitCollection: human({
    clause: 'P3.2-2',
    workers: ['agent'],
    success: { collected: 'CollectionCompleted' },
    departures: {
      askCustomer: 'CustomerAsked',
      notInScope: 'CaseRedirected',
      merged: 'CaseMerged',
    },
  }),
  AwaitCustomerInformation: human({
    clause: 'P3.2-2',
    workers: ['customer'],
    clock: 'infoRequest',
    success: { answered: 'InformationAnswered' },
    departures: { lapsed: 'InformationLapsed', notInScope: 'CaseRedirected', merged: 'CaseMerged' },
  }),
  AwaitAssessment: human({
    clause: 'P3.2-3',
    workers: ['assessor'],
    success: { simple: 'AssessedSimple' },
    departures: { complex: 'AssessedForInvestigation', merged: 'CaseMerged' },
  }),
  AwaitConsultation: human({
    clause: 'P5.2',
    workers: ['consultant'],
    clock: 'consultation',
    success: { answered: 'ConsultationAnswered' },
    departures: { lapsed: 'ConsultationLapsed' },
  }),
  AwaitFindings: human({
    clause: 'P5.2',
    workers: ['agent'],
    success: { findings: 'FindingsRecorded' },
    departures: { moreNeeded: 'MoreInformationNeeded', decided: 'DecisionDrafted' },
  }),
  AwaitProposal: human({
    clause: 'P3.2-4',
    workers: ['agent'],
    success: { proposed: 'TermsProposed' },
    departures: {
      approvalNeeded: 'ApprovalNeeded',
      noOffer: 'DecisionDrafted',
      mediation: 'MediationProposed',
    },
  }),
  AwaitApproval: human({
    clause: 'P3.2-4',
    workers: ['approver', 'hq'],
    clock: 'approval',
    success: { approved: 'ProposalApproved' },
    departures: { returned: 'ProposalReturned', mediation: 'MediationProposed' },
  }),
  AwaitCustomerReply: human({
    clause: 'P3.2-4',
    workers: ['customer'],
    clock: 'offer',
    success: { accepted: 'OfferAccepted' },
    departures: {
      countered: 'OfferCountered',
      rejected: 'OfferRejected',
      expired: 'OfferExpired',
      withdrawnByBank: 'OfferWithdrawn',
      mediation: 'MediationProposed',
    },
  }),
  AwaitDecision: human({
    clause: 'P3.2-4',
    workers: ['agent', 'approver', 'hq'],
    success: { decided: 'DecisionApproved' },
    departures: {
      offerInstead: 'TermsProposed',
      approvalNeeded: 'ApprovalNeeded',
      findingsInstead: 'FindingsRecorded',
      moreNeeded: 'MoreInformationNeeded',
      mediation: 'MediationProposed',
    },
  }),
  AwaitContest: human({
    clause: 'P3.3-2',
    workers: ['customer'],
    clock: 'contest',
    success: { accepted: 'DecisionAccepted' },
    departures: {
      acceptedWithoutRemedy: 'DecisionAcceptedWithoutRemedy',
      dissatisfied: 'DecisionContested',
      recheck: 'ReCheckRequested',
      uncontested: 'ContestLapsed',
      mediation: 'MediationProposed',
    },
  }),
  AwaitReReview: human({
    clause: 'P3.3-2',
    workers: ['reviewer', 'approver', 'hq'],
    clock: 'reReview',
    ...secondLook,
  }),
  AwaitReCheck: human({ clause: 'P3.3-2', workers: ['hq'], clock: 'reCheck', ...secondLook }),
  AwaitMediationConsent: human({
    clause: 'P3.3-2',
    workers: ['customer', 'liaison'],
    success: { consented: 'MediationConsented' },
    departures: {
      ...backWhereItCameFrom,
      accepted: 'DecisionAccepted',
      acceptedWithoutRemedy: 'DecisionAcceptedWithoutRemedy',
      dissatisfied: 'DecisionContested',
      recheck: 'ReCheckRequested',
      offerAccepted: 'OfferAccepted',
    },
  }),
  AwaitMediation: human({
    clause: 'P3.3-2',
    workers: ['liaison', 'approver', 'hq'],
    clock: 'mediation',
    success: { agreed: 'MediationAgreed' },
    departures: backWhereItCameFrom,
  }),
  AwaitExternal: human({
    clause: 'P3.3-3',
    workers: ['liaison'],
    clock: 'externalReply',
    success: { concluded: 'ExternalConcluded' },
    departures: {
      remedyOrdered: 'RemedyOrdered',
      backToNegotiation: 'ReturnedToNegotiation',
      decisionStands: 'ReturnedToDecision',
    },
  }),
  AwaitImplementation: human({
    clause: 'P3.3-1',
    workers: ['agent'],
    success: { done: 'RemedyImplemented' },
    departures: { cannotPerform: 'CannotPerform' },
  }),
  AwaitFollowUp: human({
    clause: 'P3.2-5',
    workers: ['customer', 'lead'],
    success: { solved: 'SolvedConfirmed' },
    departures: {
      notSolved: 'NotSolved',
      silent: 'ClosedUnconfirmed',
      planBroken: 'CannotPerform',
    },
  }),
  CloseCase: automatic('P3.3-1'),
  CloseWithdrawn: automatic('P3.3-1'),
  RecordFailure: automatic('P4.2'),
  ContinueInNewRun: automatic('P3.2-5'),
} as const satisfies Record<string, HumanStep | AutomaticStep>;

export type StepName = keyof typeof steps;
export type HumanStepName = {
  [N in StepName]: (typeof steps)[N] extends HumanStep ? N : never;
}[StepName];

export const stepNames = Object.keys(steps) as StepName[];
/** Whether a place where a case may be is a step that waits for a person. */
export const isHumanStep = (name: string): name is HumanStepName =>
  name in steps && steps[name as StepName].kind === 'human';

/** How a step's task ends by an event: with success, with a failure of that name, or not at all. */
export function signalFor(name: HumanStepName, event: EventName): 'success' | 'failure' | null {
  const step: HumanStep = steps[name];
  if (Object.values(step.success).includes(event)) return 'success';
  const departures: EventName[] = [
    ...Object.values(step.departures),
    ...Object.values(commonDepartures),
  ];
  return departures.includes(event) ? 'failure' : null;
}

/** Tasks beside the state machine: opened by one event, done by another (no token, nothing waits for them). */
export const sideTasks = {
  CallCustomer: { worker: 'agent', opensOn: ['MailBounced'], closesOn: ['CustomerContacted'] },
  AnswerMessage: { worker: 'agent', opensOn: ['MessageToBank'], closesOn: ['MessageToCustomer'] },
  /** The day after an instalment it is known whether it was paid. */
  CheckInstalment: {
    worker: 'agent',
    opensOn: ['FollowUpSent'],
    closesOn: ['InstalmentConfirmed', 'CannotPerform', 'NotSolved', 'ReferredOutside'],
  },
  ApproveExtension: {
    worker: 'lead',
    opensOn: ['ExtensionRequested'],
    closesOn: ['ClockExtended'],
  },
  ReplyOutside: {
    worker: 'liaison',
    opensOn: ['OutsideComplaintRecorded', 'ReferredOutside'],
    closesOn: ['OutsideReplySent'],
  },
  AttendToFailure: { worker: 'admin', opensOn: ['WorkflowFailed'], closesOn: ['RunStarted'] },
  ActOnBreach: { worker: 'hq', opensOn: ['ClockMarked'], closesOn: [] },
} as const satisfies Record<
  string,
  { worker: StaffRole; opensOn: readonly EventName[]; closesOn: readonly EventName[] }
>;
export type SideTaskName = keyof typeof sideTasks;
export type TaskName = HumanStepName | SideTaskName;

/** What a Lambda behind a human step receives: ids and the token, never the case. */
export interface WaitInput {
  readonly caseId: string;
  readonly run: number;
  readonly taskToken: string;
  /** Execution name, state name and entry instant: the same for every try of one state entry. */
  readonly stepKey: string;
  readonly department?: Department;
}
export interface StepInput {
  readonly caseId: string;
  readonly run: number;
  readonly error?: string;
}
