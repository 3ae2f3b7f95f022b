/** Bodies outside the bank. */
import type { Case } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import { isPending, type OutsideComplaint } from '../facts.ts';
import type { Evolutions } from './past.ts';
import { closed, implementing } from './stages.ts';

/** Ends some complaints: each has a clock of its own, which began when it was recorded. */
const ended = (
  it: Case,
  which: (complaint: OutsideComplaint) => boolean,
  change: Partial<OutsideComplaint>,
  at: string,
): Pick<Case, 'outside' | 'clocks'> => ({
  outside: it.outside.map((one) => (isPending(one) && which(one) ? { ...one, ...change } : one)),
  clocks: clocks.stopThose(
    it.clocks,
    'externalReply',
    it.outside.filter(which).map((one) => one.recordedAt),
    at,
  ),
});

/** The body that had taken the case over is done with it; without one nothing changes. */
export function concluded(it: Case, at: string): Pick<Case, 'outside' | 'clocks'> {
  const body = it.stage.status === 'EXTERNAL' ? it.stage.body : null;
  const same = (one: OutsideComplaint) =>
    one.bodyName === body?.bodyName && one.recordedAt === body.recordedAt;
  return ended(it, same, { concludedAt: at }, at);
}

const withComplaint = (it: Case, complaint: OutsideComplaint, at: string) => ({
  outside: [...it.outside, complaint],
  clocks: clocks.start(it.clocks, 'externalReply', at, complaint.replyDueAt),
});

export const outside: Pick<
  Evolutions,
  | 'OutsideComplaintRecorded'
  | 'ReferredOutside'
  | 'OutsideReplySent'
  | 'ExternalConcluded'
  | 'RemedyOrdered'
> = {
  OutsideComplaintRecorded: ({ it, data, at }) => withComplaint(it, data.complaint, at),
  ReferredOutside: ({ it, data, at }) => {
    const resumed = clocks.resume(it.clocks, 'mediation', at);
    const halted = { ...it, clocks: clocks.stopAllBut(resumed, ['externalReply'], at) };
    return {
      ...withComplaint(halted, data.complaint, at),
      mediation: null,
      stage: { status: 'EXTERNAL', body: data.complaint, cameFrom: it.stage.status },
    };
  },
  OutsideReplySent: ({ it, data, at }) =>
    ended(it, (one) => one.bodyName === data.bodyName, { repliedAt: at }, at),
  ExternalConcluded: ({ it, at }) => {
    const after = concluded(it, at);
    return { ...after, ...closed({ ...it, ...after }, 'external_concluded', at) };
  },
  RemedyOrdered: ({ it, data, at }) => {
    const after = concluded(it, at);
    return { ...after, ...implementing({ ...it, ...after }, data.agreement, at) };
  },
};
