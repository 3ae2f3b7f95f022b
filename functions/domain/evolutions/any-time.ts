/** What may happen at any time. */

import type { Case } from '../case.ts';
import { inStage } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import type { Evolutions } from './past.ts';
import { closed, toReReview } from './stages.ts';

const heard = (it: Case, at: string): Partial<Case> => ({
  clocks: clocks.stop(it.clocks, ['firstContact'], at),
});

export const anyTime: Pick<
  Evolutions,
  | 'Withdrawn'
  | 'CaseReopened'
  | 'ExtensionRequested'
  | 'ClockExtended'
  | 'CaseReassigned'
  | 'PersonRecused'
  | 'NoteAdded'
  | 'MessageToCustomer'
  | 'MessageToBank'
  | 'CustomerContacted'
  | 'ClockMarked'
  | 'MailBounced'
  | 'WorkflowFailed'
  | 'RunStarted'
  | 'CaseArchived'
> = {
  Withdrawn: ({ it, at }) => closed(it, 'withdrawn', at),
  CaseReopened: ({ it, data, at }) => toReReview(it, data.grievance, at),
  ExtensionRequested: () => ({}),
  ClockExtended: ({ it, data, at }) => ({
    clocks: clocks.extend(it.clocks, 'decision', { step: data.step, reason: data.reason, at }),
    flags: [...new Set([...it.flags, 'extended' as const])],
  }),
  CaseReassigned: ({ data }) => ({ owner: data.to }),
  PersonRecused: ({ it, data }) => ({
    recused: [...it.recused, data.staffId],
    ...(it.owner === data.staffId ? { owner: null } : {}),
  }),
  NoteAdded: () => ({}),
  MessageToCustomer: ({ it, at }) => heard(it, at),
  MessageToBank: () => ({}),
  CustomerContacted: ({ it, at }) => heard(it, at),
  ClockMarked: ({ it, data }) => ({
    clocks: clocks.mark(it.clocks, data.clock, data.startedAt, data.mark),
  }),
  MailBounced: () => ({}),
  WorkflowFailed: ({ data }) => ({ needsAttention: data.error }),
  RunStarted: ({ it, data, at }) => ({
    run: data.run,
    runStartedSeq: it.lastSeq,
    runStartedAt: at,
    needsAttention: null,
  }),
  CaseArchived: ({ it, at }) => ({ stage: { ...inStage(it, 'CLOSED'), archivedAt: at } }),
};
