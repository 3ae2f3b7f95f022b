/** P3.2-5: follow-up number n. It asks one question; the answer is given on the page. */
import { dateOf, dateText } from '#contracts/format.ts';
import { addDays, daysBetween } from '#domain/calendar.ts';
import type { StageOf } from '#domain/case.ts';
import { type Block, facts, paragraph } from '../content.ts';
import { action, type Compose, dataOf, movedOn, type Telling } from '../telling.ts';

/** Whole days since the remedy was carried out, where the schedule counts from there: a plan's goes by its instalments. */
function daysSince(
  { profile, now }: Telling,
  { followUps, agreement }: StageOf<'FOLLOWING_UP'>,
  number: number,
): number | null {
  const planned = profile.followUpDays[number - 1];
  const dueAt = followUps.find((one) => one.number === number)?.dueAt;
  if (agreement.terms?.plan || !dueAt || planned === undefined) return null;
  const carriedOut = addDays(dateOf(dueAt, profile), -planned);
  return daysBetween(carriedOut, dateOf(now, profile));
}

function question(telling: Telling, number: number): string {
  const { say, it } = telling;
  const days = it.stage.status === 'FOLLOWING_UP' ? daysSince(telling, it.stage, number) : null;
  return days === null
    ? say('方案执行得顺利吗，问题解决了吗？', 'Is the plan going well? Is your problem solved?')
    : say(
        `方案执行已 ${days} 天，问题解决了吗？`,
        `It has been ${days} days. Is your problem solved?`,
      );
}

/** Who accepted on the own page has had no letter of the agreement: the first that follows names it. */
function agreedBlocks({ say, it, reader, profile }: Telling, number: number): Block[] {
  const agreed = it.stage.status === 'FOLLOWING_UP' ? it.stage.agreement : null;
  if (number !== 1 || agreed?.from !== 'offer') return [];
  const version = agreed.proposalVersion ?? 1;
  const on = dateText(dateOf(agreed.agreedAt, profile), reader.locale);
  return [
    facts([
      say('我们的约定', 'Our agreement'),
      say(
        `第 ${version} 版方案，您于 ${on} 接受`,
        `version ${version}, which you accepted on ${on}`,
      ),
    ]),
  ];
}

export const followUp: Compose = (telling) => {
  const { say, it, event } = telling;
  const { number } = dataOf(event, 'FollowUpSent');
  const total = it.stage.status === 'FOLLOWING_UP' ? it.stage.followUps.length : null;
  return {
    headline: question(telling, number),
    blocks: [
      paragraph(
        total === null
          ? say(`这是第 ${number} 次回访。`, `This is follow-up ${number}.`)
          : say(
              `这是第 ${number} 次回访，共 ${total} 次。`,
              `This is follow-up ${number} of ${total}.`,
            ),
      ),
      paragraph(
        say(
          '已解决，请在案件页面确认。没有解决，请告诉我们，由另一位同事复审。',
          'If it is, please confirm on your page. If not, tell us there and another colleague reviews it.',
        ),
      ),
      ...agreedBlocks(telling, number),
      ...(total === null ? [movedOn(telling)] : []),
      action(telling, say('告诉我们结果', 'Tell us how it went')),
    ],
  };
};
