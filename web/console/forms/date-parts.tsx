/** The parts of a date side by side, each of them typed or stepped by itself, and what becomes of a date that lacks some. */
import { useContext, useEffect, useRef } from 'react';
import { DateFieldStateContext, DateInput, DateSegment } from 'react-aria-components/DateField';
import type { EntryProps } from './entry-props.ts';

/** Stands for a date of which a part is missing. No contract takes it, so that nobody believes it was sent. */
const UNFINISHED = '?';
const isNone = (value: string): boolean => value === '' || value === UNFINISHED;

/** Keeps what the form holds and what the parts show the same, also while they are no whole date. Returns what to do when the field is left. */
function useUnfinished({ value, onChange }: EntryProps): () => void {
  const state = useContext(DateFieldStateContext);
  const before = useRef(value);
  const parts = state?.segments.filter((it) => it.isEditable) ?? [];
  const filled = parts.filter((it) => !it.isPlaceholder).length;
  const isPartly = filled > 0 && filled < parts.length;
  useEffect(() => {
    const isDiscarded = before.current === UNFINISHED && value === '' && isPartly;
    before.current = value;
    const held = isPartly ? UNFINISHED : '';
    if (isDiscarded) state?.setValue(null);
    else if (isNone(value) && value !== held && filled < parts.length) onChange(held);
  });
  return () => {
    // a date that was there and lost a part is none, and shown as none
    if (isPartly && !isNone(value)) onChange('');
  };
}

export function DateParts(props: EntryProps) {
  const left = useUnfinished(props);
  return (
    <div
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) left();
      }}
    >
      <DateInput className="date-input">
        {(segment) => <DateSegment segment={segment} className="date-part" />}
      </DateInput>
    </div>
  );
}
