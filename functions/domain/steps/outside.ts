/** The customer turns to the regulator, the consumer association or a court (P3.3-3); the bank co-operates. */

import { inStage } from '../case.ts';
import { dueOf } from '../clocks.ts';
import type { Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import { contestUntil } from './decision.ts';

export const outside: Pick<Decisions, 'ReferOutside' | 'RecordOutsideReply' | 'ConcludeExternal'> =
  {
    // other work goes on, unless the body took the case over
    ReferOutside: ({ it, now, profile }, { recording: _, replyDueAt, ...data }) => {
      if (data.tookOver && it.stage.status === 'EXTERNAL') return refuse('NothingToDo');
      const due = replyDueAt ?? dueOf('externalReply', now, profile) ?? now;
      const complaint = { ...data, replyDueAt: due, recordedAt: now };
      return [event(data.tookOver ? 'ReferredOutside' : 'OutsideComplaintRecorded', { complaint })];
    },
    RecordOutsideReply: ({ it }, data) =>
      it.outside.some((one) => one.bodyName === data.bodyName && !one.repliedAt)
        ? [event('OutsideReplySent', data)]
        : refuse('NothingToDo'),
    ConcludeExternal: (context, { result, document, remedies }) => {
      inStage(context.it, 'EXTERNAL');
      switch (result) {
        case 'concluded':
          return [event('ExternalConcluded', { document })];
        case 'backToNegotiation':
          return [event('ReturnedToNegotiation', { why: document })];
        case 'decisionStands':
          return context.it.decision
            ? [event('ReturnedToDecision', { why: document, contestUntil: contestUntil(context) })]
            : refuse('NothingToDo', { missing: 'decision' });
        case 'remedyOrdered': {
          if (!context.termsHash) return refuse('NothingToDo');
          const base = { from: 'external' as const, remedies, document, agreedAt: context.now };
          return [event('RemedyOrdered', { agreement: { ...base, termsHash: context.termsHash } })];
        }
      }
    },
  };
