/** Step 2, collection (P3.2-2): questions with a reason, lapse without answer, redirect and merge. */
import type { Case } from '../case.ts';
import { dueOf } from '../clocks.ts';
import type { Command } from '../commands.ts';
import type { Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { event } from '../events.ts';
import { movesOf } from '../lifecycle.ts';
import { statusOf } from '../opening.ts';
import { sameCustomer } from '../party.ts';

/** Whether `source` may be merged into `target`. */
function mayAbsorb(target: Case, source: Case): boolean {
  const open = movesOf('AbsorbCase', statusOf(target)).length > 0;
  const [theirs, ours] = [target.intake?.complainant, source.intake?.complainant];
  return (
    open &&
    target.caseId !== source.caseId &&
    theirs !== undefined &&
    ours !== undefined &&
    sameCustomer(theirs, ours)
  );
}

/**
 * What the target of a merge has to be told, by the system. Give it before the source's own `MergeCase` is committed: if the
 * second write fails, the target only has a stricter clock, and a repeat finds it done (`NothingToDo`).
 */
export const absorption = (source: Case): Command & { name: 'AbsorbCase' } => ({
  name: 'AbsorbCase',
  data: {
    caseNo: source.caseNo,
    receivedAt: source.receivedAt,
    flags: source.flags.filter((it) => it !== 'extended'),
    recused: source.recused,
  },
});

export const collection: Pick<
  Decisions,
  | 'AskCustomer'
  | 'AnswerInformationRequest'
  | 'LapseInformationRequest'
  | 'CompleteCollection'
  | 'RedirectCase'
  | 'MergeCase'
  | 'AbsorbCase'
> = {
  AskCustomer: ({ now, profile }, data) => [
    event('CustomerAsked', {
      request: { ...data, askedAt: now, dueAt: dueOf('infoRequest', now, profile) ?? now },
    }),
  ],
  AnswerInformationRequest: (_, data) => [event('InformationAnswered', data)],
  LapseInformationRequest: () => [event('InformationLapsed', {})],
  CompleteCollection: (_, data) =>
    data.identity === 'notNeeded' && !data.identityNote
      ? refuse('ProofMissing', { needs: 'identityNote' })
      : [event('CollectionCompleted', data)],
  RedirectCase: (_, data) => [event('CaseRedirected', data)],
  // only cases of one customer merge, into one that still owes its first answer
  MergeCase: ({ it, mergeTarget }, data) =>
    mergeTarget && mayAbsorb(mergeTarget, it)
      ? [event('CaseMerged', { ...data, targetCaseId: mergeTarget.caseId })]
      : refuse('TargetNotMergeable', { target: data.targetCaseNo }),
  AbsorbCase: ({ it }, data) =>
    it.absorbed.includes(data.caseNo) ? refuse('NothingToDo') : [event('CaseAbsorbed', data)],
};
