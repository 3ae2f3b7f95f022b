/** Step 2, collection: questions to the customer, and cases that go elsewhere. */
import * as clocks from '../clock-hands.ts';
import type { Evolutions } from './past.ts';
import { closed } from './stages.ts';

export const collection: Pick<
  Evolutions,
  | 'CustomerAsked'
  | 'InformationAnswered'
  | 'InformationLapsed'
  | 'CollectionCompleted'
  | 'CaseRedirected'
  | 'CaseMerged'
  | 'CaseAbsorbed'
> = {
  CustomerAsked: ({ it, data, at }) => ({
    stage: { status: 'COLLECTING', request: data.request },
    clocks: clocks.start(clocks.stop(it.clocks, ['firstContact'], at), 'infoRequest', at),
  }),
  InformationAnswered: ({ it, at }) => ({
    stage: { status: 'COLLECTING', request: null },
    clocks: clocks.stop(it.clocks, ['infoRequest'], at),
  }),
  InformationLapsed: ({ it, at }) => ({
    stage: { status: 'COLLECTING', request: null },
    clocks: clocks.stop(it.clocks, ['infoRequest'], at),
  }),
  CollectionCompleted: ({ it, data }) => ({
    facts: data.facts,
    flags: [...new Set([...it.flags, ...data.flags])],
    stage: { status: 'ASSESSING', suggestion: null },
  }),
  CaseRedirected: ({ it, at }) => closed(it, 'not_in_scope', at),
  CaseMerged: ({ it, data, at }) => ({
    ...closed(it, 'merged', at),
    stage: {
      status: 'CLOSED',
      reason: 'merged',
      closedAt: at,
      archivedAt: null,
      mergedInto: data.targetCaseId,
    },
  }),
  // the earlier receipt wins (field.md §5.4 no. 5): no customer waits longer because of a merge
  CaseAbsorbed: ({ it, data }) => ({
    absorbed: [...it.absorbed, data.caseNo],
    receivedAt: data.receivedAt < it.receivedAt ? data.receivedAt : it.receivedAt,
    clocks: clocks.startEarlier(it.clocks, 'decision', data.receivedAt),
    flags: [...new Set([...it.flags, ...data.flags])],
    recused: [...new Set([...it.recused, ...data.recused])],
    owner: it.owner !== null && data.recused.includes(it.owner) ? null : it.owner,
  }),
};
