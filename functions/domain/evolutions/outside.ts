/** Bodies outside the bank. */
import * as clocks from '../clock-hands.ts';
import type { Evolutions } from './past.ts';
import { closed, implementing } from './stages.ts';

export const outside: Pick<
  Evolutions,
  | 'OutsideComplaintRecorded'
  | 'ReferredOutside'
  | 'OutsideReplySent'
  | 'ExternalConcluded'
  | 'RemedyOrdered'
> = {
  OutsideComplaintRecorded: ({ it, data, at }) => ({
    outside: [...it.outside, data.complaint],
    clocks: clocks.start(it.clocks, 'externalReply', at),
  }),
  ReferredOutside: ({ it, data, at }) => ({
    outside: [...it.outside, data.complaint],
    mediation: null,
    stage: { status: 'EXTERNAL', body: data.complaint, cameFrom: it.stage.status },
    clocks: clocks.start(
      clocks.stopAll(clocks.resume(it.clocks, 'mediation', at), at),
      'externalReply',
      at,
    ),
  }),
  OutsideReplySent: ({ it, data, at }) => ({
    outside: it.outside.map((one) =>
      one.bodyName === data.bodyName && !one.repliedAt ? { ...one, repliedAt: at } : one,
    ),
    clocks: clocks.stop(it.clocks, ['externalReply'], at),
  }),
  ExternalConcluded: ({ it, at }) => closed(it, 'external_concluded', at),
  RemedyOrdered: ({ it, data, at }) => implementing(it, data.agreement, at),
};
