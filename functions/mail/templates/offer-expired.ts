/** An offer that was not answered lapses; the case goes on and the next act is the bank's. */
import { answerBy } from '../clocks.ts';
import { paragraph } from '../content.ts';
import { action, type Compose, dataOf } from '../telling.ts';

export const offerExpired: Compose = (telling) => {
  const { say, event } = telling;
  const { proposalVersion: version } = dataOf(event, 'OfferExpired');
  return {
    headline: say(`第 ${version} 版方案已到期`, `Version ${version} of the plan has expired`),
    blocks: [
      paragraph(
        say(
          '这一版方案没有生效，您没有因此失去任何权利。',
          'That version did not take effect. You lost none of your rights by it.',
        ),
      ),
      paragraph(
        say(
          '下一步由我们完成：提出新的方案，或者告知处理决定。',
          'The next step is ours: a new plan, or our decision.',
        ),
      ),
      ...answerBy(telling),
      action(telling, say('给我们留言', 'Write to us on your page')),
    ],
  };
};
