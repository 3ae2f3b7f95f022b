/** P3.3-2: what came of the second look, by another person (re-review) or by head office (re-check). */

import { answerBy } from '../clocks.ts';
import { type Content, paragraph } from '../content.ts';
import type { Compose, Telling } from '../telling.ts';
import { action, dataOf } from '../telling.ts';
import { notice } from './decision-notice.ts';
import { invitationBlocks } from './mediation-invitation.ts';

/** The look that this result is of: the last one begun before it. */
function secondLook({ it, event, say }: Telling): string {
  const look = it.clocks.findLast(
    ({ clock, startedAt }) =>
      (clock === 'reReview' || clock === 'reCheck') && startedAt <= (event?.at ?? ''),
  );
  return look?.clock === 'reCheck' ? say('核查', 're-check') : say('复审', 're-review');
}

function upheld(telling: Telling): Content {
  const { say, event } = telling;
  const { decision, contestUntil, mediation } = dataOf(event, 'DecisionUpheld');
  const look = secondLook(telling);
  const headline = say(`${look}后，我们维持原决定`, `After the ${look}, our decision stands`);
  const told = notice(telling, headline, { text: decision.text, contestUntil });
  const invites = paragraph(
    say('我们同时建议由第三方调解。', 'We also propose mediation by a third party.'),
  );
  return {
    headline,
    blocks: [
      ...told.blocks.slice(0, -1),
      invites,
      ...invitationBlocks(telling, mediation),
      ...told.blocks.slice(-1),
    ],
  };
}

function varied(telling: Telling): Content {
  const { decision, contestUntil } = dataOf(telling.event, 'DecisionVaried');
  const look = secondLook(telling);
  const headline = telling.say(
    `${look}后，我们变更了决定`,
    `After the ${look}, we changed our decision`,
  );
  return notice(telling, headline, { text: decision.text, contestUntil });
}

function reopened(telling: Telling): Content {
  const { say } = telling;
  const look = secondLook(telling);
  return {
    headline: say(`${look}后，我们重新与您协商`, `After the ${look}, we open the talks again`),
    blocks: [
      paragraph(
        say(
          '我们对情况有了新的认识，原决定不再有效。',
          'We see the matter differently now. The earlier decision no longer holds.',
        ),
      ),
      paragraph(
        say('下一步由我们完成：提出新的方案。', 'The next step is ours: to offer you a new plan.'),
      ),
      ...answerBy(telling),
      action(telling, say('查看案件进度', 'See your case')),
    ],
  };
}

export const reReviewResult: Compose = (telling) => {
  switch (telling.event?.name) {
    case 'DecisionUpheld':
      return upheld(telling);
    case 'DecisionVaried':
      return varied(telling);
    default:
      dataOf(telling.event, 'TermsReopened');
      return reopened(telling);
  }
};
