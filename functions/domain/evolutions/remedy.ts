/** The remedy is carried out, then followed up. */

import { inStage } from '../case.ts';
import * as clocks from '../clock-hands.ts';
import type { Evolutions } from './past.ts';
import { closed, freshNegotiation, toReReview } from './stages.ts';

export const remedy: Pick<
  Evolutions,
  | 'RemedyImplemented'
  | 'CannotPerform'
  | 'FollowUpsScheduled'
  | 'FollowUpSent'
  | 'InstalmentConfirmed'
  | 'SolvedConfirmed'
  | 'NotSolved'
  | 'CustomerSilent'
  | 'ClosedUnconfirmed'
> = {
  RemedyImplemented: ({ it, data }) => ({
    proofs: data.proofs,
    rootCause: data.rootCause,
    stage: {
      status: 'FOLLOWING_UP',
      agreement: inStage(it, 'IMPLEMENTING').agreement,
      followUps: [],
      silentSince: null,
      instalmentsConfirmed: [],
    },
  }),
  // what was agreed cannot be had: the bank owes an answer anew
  CannotPerform: ({ it, at }) => ({
    stage: freshNegotiation,
    clocks: clocks.start(it.clocks, 'decision', at),
  }),
  FollowUpsScheduled: ({ it, data }) => ({
    stage: { ...inStage(it, 'FOLLOWING_UP'), followUps: data.followUps },
  }),
  FollowUpSent: ({ it, data, at }) => {
    const stage = inStage(it, 'FOLLOWING_UP');
    const followUps = stage.followUps.map((one) =>
      one.number === data.number ? { ...one, sentAt: at } : one,
    );
    return { stage: { ...stage, followUps } };
  },
  InstalmentConfirmed: ({ it, data }) => {
    const stage = inStage(it, 'FOLLOWING_UP');
    const instalmentsConfirmed = [...stage.instalmentsConfirmed, data.dueOn];
    return { stage: { ...stage, instalmentsConfirmed } };
  },
  SolvedConfirmed: ({ it, data, at, by }) => ({
    ...closed(
      it,
      it.stage.status === 'FOLLOWING_UP' && it.stage.agreement.from === 'mediation'
        ? 'mediated'
        : 'satisfied',
      at,
      // whoever says it on the hotline sees no page
      by.kind === 'customer' ? { confirmedOnPage: true } : {},
    ),
    satisfaction: { score: data.score, ...(data.words ? { words: data.words } : {}) },
  }),
  NotSolved: ({ it, data, at }) => ({
    ...toReReview(it, data.grievance, at),
    satisfaction: { score: data.score, words: data.grievance.reason.slice(0, 2000) },
  }),
  CustomerSilent: ({ it, at }) => ({ stage: { ...inStage(it, 'FOLLOWING_UP'), silentSince: at } }),
  ClosedUnconfirmed: ({ it, at }) => closed(it, 'accepted_unconfirmed', at),
};
