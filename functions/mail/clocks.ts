/** Time limits in words: the moment first, then the arithmetic, then the rule (P3.1-2). */
import { dateText } from '#contracts/format.ts';
import { answerClocks } from '#domain/answer-clock.ts';
import { type Block, paragraph } from './content.ts';
import { openClock, type Telling, until } from './telling.ts';

/** Profiles note a basis as `中文 · English`. */
export function basisText(basis: string, { reader }: Telling): string {
  const [zh = basis, en = zh] = basis.split(' · ');
  return reader.locale === 'zh-CN' ? zh : en;
}

function why(telling: Telling, clock: NonNullable<ReturnType<typeof openClock>>): string {
  const { say, reader } = telling;
  const { startDate, days, basis } = clock.explanation;
  const start = dateText(startDate, reader.locale);
  const skipped = days.filter((day) => !day.counts).length;
  const rule = basisText(basis, telling);
  return say(
    `从 ${start}的次日起算，共 ${days.length} 天${skipped ? `，其中 ${skipped} 天不计入` : ''}。依据：${rule}。`,
    `Counted from the day after ${start}: ${days.length} days${skipped ? `, of which ${skipped} do not count` : ''}. Rule: ${rule}.`,
  );
}

/** When the bank's answer is due and why then; an apology once it is late; nothing while the clock stands still. */
export function answerBy(telling: Telling): Block[] {
  const { say } = telling;
  const clock = openClock(telling, ...answerClocks);
  if (!clock || clock.state === 'paused') return [];
  const moment = until(telling, clock.dueAt);
  if (clock.state === 'breached')
    return [
      paragraph(
        say(
          `我们没有在 ${moment} 前答复您，这是我们的责任。现在由总行跟进。`,
          `We did not answer you by ${moment}. That is our fault. Head office is now on it.`,
        ),
      ),
    ];
  return [
    paragraph(say(`最晚答复时间：${moment}`, `Latest time for our answer: ${moment}`)),
    paragraph(why(telling, clock)),
  ];
}
