/** P3.2-5: follow-up number n. It asks one question; the answer is given on the page. */
import { dateOf } from '#contracts/format.ts';
import { addDays, daysBetween } from '#domain/calendar.ts';
import type { Case } from '#domain/case.ts';
import { paragraph } from '../content.ts';
import { action, type Compose, dataOf, movedOn, type Telling } from '../telling.ts';

const scheduled = ({ stage }: Case, number: number) =>
  stage.status === 'FOLLOWING_UP' ? stage.followUps.find((one) => one.number === number) : null;

/** Whole days since the remedy was carried out: the schedule counts from there. */
function daysSince({ it, profile, now }: Telling, number: number): number {
  const planned = profile.followUpDays[number - 1] ?? 0;
  const dueAt = scheduled(it, number)?.dueAt;
  if (!dueAt) return planned;
  const carriedOut = addDays(dateOf(dueAt, profile), -planned);
  return daysBetween(carriedOut, dateOf(now, profile));
}

export const followUp: Compose = (telling) => {
  const { say, it, event, profile } = telling;
  const { number } = dataOf(event, 'FollowUpSent');
  const days = daysSince(telling, number);
  const total = profile.followUpDays.length;
  return {
    headline: say(
      `方案执行已 ${days} 天，问题解决了吗？`,
      `It has been ${days} days. Is your problem solved?`,
    ),
    blocks: [
      paragraph(
        say(
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
      ...(it.stage.status === 'FOLLOWING_UP' ? [] : [movedOn(telling)]),
      action(telling, say('告诉我们结果', 'Tell us how it went')),
    ],
  };
};
