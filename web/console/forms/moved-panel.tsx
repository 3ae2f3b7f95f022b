import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { eventText } from '../words/events.ts';
import { formWords } from '../words/form.ts';
import { whoText } from '../words/people.ts';
import type { Change } from './changes.ts';

interface MovedProps {
  readonly changes: readonly Change[];
  /** Waits until the newest version is on the page. */
  readonly ready: boolean;
  readonly onKeep: () => void;
  readonly onApply: () => void;
}

/** Somebody else acted first: theirs on one side, the draft below as it was, and one button to go on with both known. */
export function MovedPanel({ changes, ready, onKeep, onApply }: MovedProps) {
  const words = useWords(formWords);
  const { locale } = useLanguage();
  const printing = usePrinting();
  return (
    <section className="note moved" aria-label={words.movedTitle}>
      <p>
        <strong>⇄ {words.movedTitle}</strong>
      </p>
      <p>{words.movedText}</p>
      <p className="quiet">{words.movedTheirs}</p>
      {changes.length === 0 ? (
        <p>{words.movedUnknown}</p>
      ) : (
        <ul>
          {changes.map((it) => (
            <li key={it.seq}>
              <time dateTime={it.at}>{printing.moment(it.at)}</time> · {whoText(it.by, locale)} ·{' '}
              {eventText(it.event, locale)}
            </li>
          ))}
        </ul>
      )}
      <div className="form-foot">
        <button type="button" onClick={onKeep} disabled={!ready}>
          {words.movedKeep}
        </button>
        <button type="button" onClick={onApply} disabled={!ready}>
          {words.movedApply}
        </button>
      </div>
    </section>
  );
}
