/** C14: the bank's decision. The answer first; then every clause that the law asks for; then until when to object. */
import type { DecisionText } from '#domain/facts.ts';
import { clauseBlocks } from '../clauses.ts';
import { type Block, type Content, facts, paragraph } from '../content.ts';
import { type Looks, looks } from '../looks.ts';
import { action, type Compose, dataOf, type Telling, until } from '../telling.ts';

const answers: Readonly<Record<DecisionText['outcome'], readonly [string, string]>> = {
  rejected: ['这项请求我们无法同意', 'We cannot agree to this request'],
  partial: ['我们同意您的部分请求', 'We agree to part of your request'],
  lastOfferStands: ['我们维持最后一次提出的方案', 'Our last offer stands'],
  upheld: ['我们维持原决定', 'Our decision stands'],
  varied: ['我们变更了决定', 'We have changed our decision'],
};

function named({ say }: Telling, { reReview, reCheck }: Looks, joined: string): string {
  const names = [
    ...(reReview ? [say('复审', 're-review')] : []),
    ...(reCheck ? [say('核查', 're-check')] : []),
  ];
  return names.join(joined);
}

/** Until when the bank itself looks again, if it still does. */
function objectBy(telling: Telling, contestUntil: string): Block[] {
  const { say } = telling;
  const { used, left } = looks(telling);
  const gone = named(telling, used, say('和', ' and '));
  const open = named(telling, left, say('或', ' or '));
  const moment = until(telling, contestUntil);
  return [
    ...(gone
      ? [
          paragraph(
            say(
              `本案的${gone}已经用过，各只有一次，其他途径不受影响。`,
              `The ${gone} of this case has been used; there is one of each. The other ways remain open.`,
            ),
          ),
        ]
      : []),
    ...(open
      ? [facts([say(`申请${open}的截止时间`, `Ask for a ${open} by`), moment])]
      : [facts([say('答复这项决定的截止时间', 'Answer this decision by'), moment])]),
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
