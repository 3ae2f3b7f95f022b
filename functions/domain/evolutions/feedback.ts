/** Step 1, feedback: the case begins, is registered, and its clocks start. */

import type { Case } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import type { Evolutions } from './past.ts';

export const feedback: Pick<Evolutions, 'DraftSaved' | 'CaseSubmitted' | 'CaseRegistered'> = {
  DraftSaved: ({ data }) => ({ stage: { status: 'DRAFT', draft: data.draft } }),
  CaseSubmitted: ({ data, at }) => ({
    intake: data.intake,
    openedAt: at,
    receivedAt: data.receivedAt,
    stage: { status: 'RECEIVED' },
    clocks: (['ack', 'firstContact', 'decision'] as const).reduce<Case['clocks']>(
      (all, clock) => clocks.start(all, clock, data.receivedAt),
      [],
    ),
  }),
  CaseRegistered: ({ it, data, at }) => ({
    owner: data.owner,
    repeatOf: data.repeats ?? [],
    stage: { status: 'COLLECTING', request: null },
    clocks: clocks.stop(it.clocks, ['ack'], at),
  }),
};
