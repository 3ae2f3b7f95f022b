import { useNow } from '../clock.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { queueWords } from '../words/queue.ts';
import { spanBetween, type Urgency, urgencyOf } from './urgency.ts';

const signs: Readonly<Record<Urgency, string>> = {
  overdue: '▲',
  today: '◆',
  soon: '●',
  later: '○',
};

/** An end as text, sign and colour: the moment, and how long it still is. */
export function Due({ at }: { at: string }) {
  const words = useWords(queueWords);
  const printing = usePrinting();
  const now = useNow();
  const urgency = urgencyOf(at, now);
  const [unit, count] = spanBetween(Date.parse(at), now);
  const span = words[unit](count);
  return (
    <span className={`due ${urgency}`}>
      <span aria-hidden="true" className="sign">
        {signs[urgency]}
      </span>
      <time dateTime={at} title={printing.deadline(at)}>
        {printing.shortDeadline(at)}
      </time>
      <span className="rest">
        {urgency === 'overdue' ? words.overdueBy(span) : words.dueIn(span)}
      </span>
    </span>
  );
}
