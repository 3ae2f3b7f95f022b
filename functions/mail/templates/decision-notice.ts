/** C14: the bank's decision. The answer first; then every clause that the law asks for; then until when to object. */
import type { DecisionText } from '#domain/facts.ts';
import { clauseBlocks } from '../clauses.ts';
import { type Block, type Content, facts, paragraph } from '../content.ts';
import { action, type Compose, dataOf, type Telling, until } from '../telling.ts';

const answers: Readonly<Record<DecisionText['outcome'], readonly [string, string]>> = {
  rejected: ['这项请求我们无法同意', 'We cannot agree to this request'],
  partial: ['我们同意您的部分请求', 'We agree to part of your request'],
  lastOfferStands: ['我们维持最后一次提出的方案', 'Our last offer stands'],
  upheld: ['我们维持原决定', 'Our decision stands'],
  varied: ['我们变更了决定', 'We have changed our decision'],
};

/** Until when the bank itself looks again. A case is re-reviewed once; after that only the re-check is left. */
export function objectBy(telling: Telling, contestUntil: string): Block[] {
  const { say, it } = telling;
  const once = say(
    '本案已复审过一次，不再重复复审，其他途径不受影响。',
    'This case has had its one re-review. The other ways remain open.',
  );
  return [
    ...(it.reReviewUsed ? [paragraph(once)] : []),
    facts([
      it.reReviewUsed
        ? say('申请核查的截止时间', 'Ask for a re-check by')
        : say('申请复审或核查的截止时间', 'Ask for a re-review or re-check by'),
      until(telling, contestUntil),
    ]),
  ];
}

/** A notice of a decision under `headline`. Throws `ClauseMissing` when a required clause would not be in it. */
export function notice(
  telling: Telling,
  headline: string,
  decided: { readonly text: DecisionText; readonly contestUntil: string },
): Content {
  const { say } = telling;
  return {
    headline,
    blocks: [
      ...clauseBlocks(decided.text, telling),
      ...objectBy(telling, decided.contestUntil),
      action(telling, say('查看决定并答复', 'Read the decision and answer')),
    ],
  };
}

export const decisionNotice: Compose = (telling) => {
  const { decision, contestUntil } = dataOf(telling.event, 'DecisionIssued');
  const answer = telling.say(...answers[decision.text.outcome]);
  return notice(telling, answer, { text: decision.text, contestUntil });
};
