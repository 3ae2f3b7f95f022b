import type { ClockView } from '#contracts/views.ts';
import { halfOf } from '../../shared/locale.ts';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { Due } from '../queue/due.tsx';
import { clockWords } from '../words/clocks.ts';
import { Section } from './section.tsx';

const signs: Readonly<Record<ClockView['state'], string>> = {
  running: '◷',
  paused: '❚❚',
  met: '✓',
  breached: '▲',
  metLate: '✓▲',
};
const order: readonly ClockView['state'][] = ['breached', 'running', 'paused', 'metLate', 'met'];

/** What runs stands first, legal limits before the bank's own: an internal clock never hides a legal one. */
const inOrder = (clocks: readonly ClockView[]): ClockView[] =>
  clocks.toSorted(
    (a, b) =>
      order.indexOf(a.state) - order.indexOf(b.state) ||
      Number(b.legal) - Number(a.legal) ||
      a.dueAt.localeCompare(b.dueAt),
  );

const isOver = ({ state }: ClockView): boolean => state === 'met' || state === 'metLate';

export function Clocks({ clocks }: { clocks: readonly ClockView[] }) {
  const words = useWords(clockWords);
  const ordered = inOrder(clocks);
  const over = ordered.filter(isOver);
  return (
    <Section title={words.clocks}>
      {clocks.length === 0 && <p className="quiet">{words.noClocks}</p>}
      <ClockList clocks={ordered.filter((it) => !isOver(it))} />
      {over.length > 0 && (
        <details>
          <summary>
            {words.clocksOver} ({over.length})
          </summary>
          <ClockList clocks={over} />
        </details>
      )}
    </Section>
  );
}

const ClockList = ({ clocks }: { clocks: readonly ClockView[] }) => (
  <ul className="clocks">
    {clocks.map((it) => (
      <Clock key={`${it.clock}-${it.startedAt}`} clock={it} />
    ))}
  </ul>
);

function Clock({ clock }: { clock: ClockView }) {
  const words = useWords(clockWords);
  const { locale } = useLanguage();
  const printing = usePrinting(clock.explanation.zone);
  return (
    <li className={`clock ${clock.state}`}>
      <p className="clock-head">
        <strong>{clock.label[locale]}</strong>
        <span className="quiet">
          {words.owes[clock.owes]} · {clock.legal ? words.legal : words.internal}
        </span>
        {!clock.confirmed && (
          <span className="unconfirmed" title={words.unconfirmedHint}>
            {words.unconfirmed}
          </span>
        )}
      </p>
      <p className="clock-state">
        <span aria-hidden="true">{signs[clock.state]} </span>
        {words.state[clock.state]}
        {!isOver(clock) && clock.state !== 'paused' && (
          <>
            {' '}
            <Due at={clock.dueAt} />
          </>
        )}
        {clock.stoppedAt && (
          <span className="quiet"> {words.stopped(printing.moment(clock.stoppedAt))}</span>
        )}
      </p>
      <details>
        <summary>{words.why}</summary>
        <Arithmetic clock={clock} />
        <p className="quiet">{halfOf(clock.basis, locale)}</p>
      </details>
    </li>
  );
}

/** The days as they were counted, each with its number or the reason why it has none. */
function Arithmetic({ clock }: { clock: ClockView }) {
  const words = useWords(clockWords);
  const { explanation, days, lastDay } = clock;
  const printing = usePrinting(explanation.zone);
  const counted = explanation.dayKind === 'working' ? words.working : words.calendar;
  return (
    <>
      <p>
        {words.startsAfter(printing.date(explanation.startDate))} · {counted(days)}
      </p>
      <ol className="days">
        {numbered(explanation.days).map(({ date, number, why }) => (
          <li key={date} className={number ? 'counts' : 'skips'}>
            <span className="number">{date.slice(5)}</span>
            <span>
              {number ? words.counted(number) : (words.whyNot[why ?? ''] ?? words.notCounted)}
            </span>
          </li>
        ))}
      </ol>
      <p>{words.lastDay(printing.date(lastDay))}</p>
    </>
  );
}

function numbered(days: ClockView['explanation']['days']) {
  let count = 0;
  return days.map(({ date, counts, why }) => {
    if (counts) count += 1;
    return { date, why, number: counts ? count : null };
  });
}
