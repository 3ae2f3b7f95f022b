import type { ClockView } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { caseWords } from '../words/case.ts';
import { type ExplainedDay, numbered } from './numbered-days.ts';

type Words = (typeof caseWords)['zh-CN'];

const offText = (why: string | undefined, { dayOff }: Words): string =>
  why !== undefined && why in dayOff ? dayOff[why as keyof typeof dayOff] : '';

function Days({ days }: { days: readonly ExplainedDay[] }) {
  const words = useWords(caseWords);
  const printing = usePrinting();
  return (
    <ol class="days">
      {numbered(days).map(({ date, counts, why, nth }) => (
        <li key={date} class={counts ? undefined : 'off'}>
          <time dateTime={date}>{printing.date(date)}</time>
          <span>{counts ? words.dayCounts(nth) : offText(why, words)}</span>
        </li>
      ))}
    </ol>
  );
}

/** The arithmetic of a limit, day by day, and the rule last. */
export function WhyThisDate({ clock, basis }: { clock: ClockView; basis: string }) {
  const words = useWords(caseWords);
  const printing = usePrinting();
  const { startDate, days, dayKind } = clock.explanation;
  const start = printing.date(startDate);
  const skipped = days.filter((it) => !it.counts).length;
  return (
    <details>
      <summary>{words.why}</summary>
      <p>
        {skipped > 0
          ? words.whySkipped(start, days.length, skipped)
          : words.whyText(start, days.length)}
      </p>
      <p class="quiet">{dayKind === 'working' ? words.workingKind : words.calendarKind}</p>
      <Days days={days} />
      <p>{words.endOfDay}</p>
      <p class="quiet">{words.basis(basis)}</p>
      {!clock.confirmed && <p class="quiet">{words.lawUnconfirmed}</p>}
    </details>
  );
}
