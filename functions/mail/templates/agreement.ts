/**
 * field.md §5.4 no. 12: the notice of what was agreed, and the bank's answer to the case. Who accepted on the own page has it
 * there and gets no letter, unless the rules want one; who said it on the telephone has nothing else in hand.
 */
import { dateOf, dateText } from '#contracts/format.ts';
import { waysOutside } from '../clauses.ts';
import { facts, paragraph } from '../content.ts';
import { action, type Compose, dataOf } from '../telling.ts';
import { termsBlocks } from './offer.ts';

export const agreement: Compose = (telling) => {
  const { say, event, reader, profile } = telling;
  const { agreement: agreed } = dataOf(event, 'OfferAccepted');
  const version = agreed.proposalVersion ?? 1;
  const on = dateText(dateOf(agreed.agreedAt, profile), reader.locale);
  return {
    headline: say(`您接受了第 ${version} 版方案`, `You accepted version ${version} of our offer`),
    blocks: [
      paragraph(
        say(
          '这就是本案的处理结果，对您和我们都有约束力。',
          'This settles your case and binds both you and us.',
        ),
      ),
      ...(agreed.terms ? termsBlocks(agreed.terms, telling) : []),
      facts(
        [say('接受日期', 'Accepted on'), on],
        [say('内容摘要', 'Fingerprint'), agreed.termsHash],
      ),
      ...waysOutside(telling),
      action(telling, say('查看约定全文', 'Read the whole agreement')),
    ],
  };
};
