/** Step 2, collection (P3.2-2): questions with a reason, lapse without answer, redirect and merge. */

import { dueOf } from '../clocks.ts';
import type { Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';

export const collection: Pick<
  Decisions,
  | 'AskCustomer'
  | 'AnswerInformationRequest'
  | 'LapseInformationRequest'
  | 'CompleteCollection'
  | 'RedirectCase'
  | 'MergeCase'
> = {
  AskCustomer: ({ now, profile }, data) => [
    event('CustomerAsked', {
      request: { ...data, askedAt: now, dueAt: dueOf('infoRequest', now, profile) ?? now },
    }),
  ],
  AnswerInformationRequest: (_, data) => [event('InformationAnswered', data)],
  LapseInformationRequest: () => [event('InformationLapsed', {})],
  CompleteCollection: (_, data) => [event('CollectionCompleted', data)],
  RedirectCase: (_, data) => [event('CaseRedirected', data)],
  // only cases of one customer merge, into one that is still open
  MergeCase: ({ it, mergeTarget }, data) => {
    if (!mergeTarget || mergeTarget.caseId === it.caseId || mergeTarget.stage.status === 'CLOSED')
      return refuse('TargetNotMergeable', { target: data.targetCaseNo });
    return [event('CaseMerged', { ...data, targetCaseId: mergeTarget.caseId })];
  },
};
