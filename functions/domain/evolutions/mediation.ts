/** Mediation: consent, agreement, and the way back. */

import { answerClock } from '../answer-clock.ts';
import { type Case, inStage, type Stage, type StageOf, type Status } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import { isOpenProposal, type Proposal } from '../facts.ts';
import { concluded } from './outside.ts';
import type { Evolutions } from './past.ts';
import { freshNegotiation, implementing } from './stages.ts';

/** A mediation that came to nothing: the clocks it held go on with the days they had left. */
const afterMediation = (it: Case, at: string): Pick<Case, 'mediation' | 'clocks'> => ({
  mediation: null,
  clocks: clocks.stop(clocks.resume(it.clocks, 'mediation', at), ['mediation'], at),
});

/** Back from mediation, from its invitation, or from a body outside that had taken the case over. */
function back(it: Case, at: string): Pick<Case, 'mediation' | 'clocks' | 'outside'> {
  const after = { ...it, ...concluded(it, at) };
  return { outside: after.outside, ...afterMediation(after, at) };
}

const cameFrom = (it: Case, status: Status): Stage | null => {
  if (it.stage.status === status) return it.stage;
  const before = it.stage.status === 'MEDIATION' ? it.stage.cameFrom : null;
  return before?.status === status ? before : null;
};

const superseded = (it: Proposal | null): Proposal | null =>
  it && isOpenProposal(it) ? { ...it, status: 'SUPERSEDED' } : it;

const mediable = (stage: Stage): StageOf<'MEDIATION'>['cameFrom'] => {
  switch (stage.status) {
    case 'NEGOTIATING':
      // an open offer does not survive mediation (field.md §5.3), nor does a draft that knows nothing of it
      return { ...stage, proposal: superseded(stage.proposal), decisionDraft: null };
    case 'RE_REVIEW':
      return { ...stage, draft: null };
    case 'DECIDED':
    case 'RE_CHECK':
      return stage;
    default:
      return freshNegotiation;
  }
};

export const mediation: Pick<
  Evolutions,
  | 'MediationProposed'
  | 'MediationConsented'
  | 'SettlementRecorded'
  | 'SettlementReturned'
  | 'MediationAgreed'
  | 'ReturnedToNegotiation'
  | 'ReturnedToDecision'
  | 'ReturnedToReReview'
  | 'ReturnedToReCheck'
> = {
  MediationProposed: ({ data }) => ({ mediation: data.mediation }),
  MediationConsented: ({ it, data, at }) => ({
    stage: {
      status: 'MEDIATION',
      bodyName: data.bodyName,
      limitAt: data.limitAt,
      cameFrom: mediable(it.stage),
      settlement: null,
    },
    mediation: null,
    clocks: clocks.start(
      clocks.pause(clocks.stop(it.clocks, ['offer', 'approval'], at), 'mediation', at),
      'mediation',
      at,
    ),
  }),
  SettlementRecorded: ({ it, data, at }) => ({
    stage: { ...inStage(it, 'MEDIATION'), settlement: data.settlement },
    clocks: clocks.restart(it.clocks, 'approval', at),
  }),
  SettlementReturned: ({ it, data, at }) => {
    const stage = inStage(it, 'MEDIATION');
    const settlement = stage.settlement && {
      ...stage.settlement,
      status: 'returned' as const,
      returnedReason: data.reason,
    };
    return {
      stage: { ...stage, settlement },
      clocks: clocks.stop(it.clocks, ['approval'], at),
    };
  },
  MediationAgreed: ({ it, data, at }) => {
    const after = implementing(it, data.agreement, at);
    const approved = clocks.stop(after.clocks ?? [], ['approval'], at);
    return { ...after, clocks: clocks.restart(approved, 'judicialConfirmation', at) };
  },
  ReturnedToNegotiation: ({ it, at }) => {
    const after = back(it, at);
    return {
      ...after,
      stage: cameFrom(it, 'NEGOTIATING') ?? freshNegotiation,
      // a body that gives the case back leaves no clock running: the bank owes an answer anew
      clocks: answerClock(after) ? after.clocks : clocks.start(after.clocks, 'decision', at),
    };
  },
  ReturnedToDecision: ({ it, data, at }) => {
    const after = back(it, at);
    const asBefore = it.stage.status === 'DECIDED' && it.stage.contestUntil === data.contestUntil;
    return {
      ...after,
      stage: { status: 'DECIDED', contestUntil: data.contestUntil },
      clocks: asBefore ? after.clocks : clocks.restart(after.clocks, 'contest', at),
    };
  },
  ReturnedToReReview: ({ it, at }) => ({
    stage: cameFrom(it, 'RE_REVIEW') ?? it.stage,
    ...afterMediation(it, at),
  }),
  ReturnedToReCheck: ({ it, at }) => ({
    stage: cameFrom(it, 'RE_CHECK') ?? it.stage,
    ...afterMediation(it, at),
  }),
};
