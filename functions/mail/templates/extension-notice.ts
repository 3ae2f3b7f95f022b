/** P3.1-2 and C13: a time limit moves only with a reason, an approval, and word to the customer before the old one ends. */
import { staffRoleLabels } from '#contracts/labels.ts';
import { ruleOf } from '#domain/rule-profile.ts';
import { basisText } from '../clocks.ts';
import { type Block, facts, paragraph } from '../content.ts';
import { action, type Compose, dataOf, inWords, type Telling, until } from '../telling.ts';

function approval(telling: Telling, step: number): Block[] {
  const rule = ruleOf(telling.profile, 'decision');
  const needs = rule?.steps[step]?.needs ?? 'none';
  if (!rule || needs === 'none') return [];
  const role = inWords(telling, staffRoleLabels[needs]);
  const basis = basisText(rule.basis, telling);
  return [
    paragraph(
      telling.say(
        `这次延期已由${role}批准。依据：${basis}。`,
        `Approved by: ${role.toLowerCase()}. Rule: ${basis}.`,
      ),
    ),
  ];
}

export const extensionNotice: Compose = (telling) => {
  const { say, event } = telling;
  const { step, reason, oldDueAt, newDueAt } = dataOf(event, 'ClockExtended');
  return {
    headline: say('我们需要更多时间答复您', 'We need more time to answer you'),
    blocks: [
      facts(
        [say('原定答复时间', 'We were to answer by'), until(telling, oldDueAt)],
        [say('新的答复时间', 'We now answer by'), until(telling, newDueAt)],
        [say('原因', 'Reason'), reason],
      ),
      ...approval(telling, step),
      paragraph(
        say(
          '延长的是我们的时间，您不需要做什么。',
          'It is our time that is extended. You need not do anything.',
        ),
      ),
      action(telling, say('查看案件进度', 'See your case')),
    ],
  };
};
