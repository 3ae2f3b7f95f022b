/** Mediation: consent, agreement, and the way back. */

import type { Case, Stage, StageOf, Status } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import type { Evolutions } from './past.ts';
import { freshNegotiation, implementing } from './stages.ts';

/** A mediation that came to nothing: the clocks it held go on with the days they had left. */
const afterMediation = (it: Case, at: string): Pick<Case, 'mediation' | 'clocks'> => ({
  mediation: null,
  clocks: clocks.stop(
    clocks.resume(it.clocks, 'mediation', at),
    ['mediation', 'externalReply'],
    at,
  ),
});

const cameFrom = (it: Case, status: Status): Stage | null => {
  if (it.stage.status === status) return it.stage;
  const before = it.stage.status === 'MEDIATION' ? it.stage.cameFrom : null;
  return before?.status === status ? before : null;
};

const mediable = (stage: Stage): StageOf<'MEDIATION'>['cameFrom'] => {
  switch (stage.status) {
    case 'NEGOTIATING':
      // an open offer does not survive mediation (field.md §5.3): it is superseded
      return { ...stage, proposal: stage.proposal && { ...stage.proposal, status: 'SUPERSEDED' } };
    case 'DECIDED':
    case 'RE_REVIEW':
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
    },
    mediation: null,
    clocks: clocks.start(
      clocks.pause(clocks.stop(it.clocks, ['offer', 'approval'], at), 'mediation', at),
      'mediation',
      at,
    ),
  }),
  MediationAgreed: ({ it, data, at }) => {
    const after = implementing(it, data.agreement, at);
    return { ...after, clocks: clocks.start(after.clocks ?? [], 'judicialConfirmation', at) };
  },
  ReturnedToNegotiation: ({ it, at }) => ({
    stage: cameFrom(it, 'NEGOTIATING') ?? freshNegotiation,
    ...afterMediation(it, at),
  }),
  ReturnedToDecision: ({ it, data, at }) => ({
    stage: { status: 'DECIDED', contestUntil: data.contestUntil },
    mediation: null,
    clocks: clocks.start(
      clocks.stop(afterMediation(it, at).clocks, ['contest'], at),
      'contest',
      at,
    ),
  }),
  ReturnedToReReview: ({ it, at }) => ({
    stage: cameFrom(it, 'RE_REVIEW') ?? it.stage,
    ...afterMediation(it, at),
  }),
  ReturnedToReCheck: ({ it, at }) => ({
    stage: cameFrom(it, 'RE_CHECK') ?? it.stage,
    ...afterMediation(it, at),
  }),
};
