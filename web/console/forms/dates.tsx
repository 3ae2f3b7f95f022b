/**
 * Dates and moments in the page's own language, which the browser's date input does not know. The part that knows how to
 * enter them is fetched when a form first asks for one; where it cannot be fetched, the browser's own input does.
 */
import { type ComponentType, lazy, Suspense, useCallback, useLayoutEffect, useRef } from 'react';
import { Around, describedBy, type Named } from './around.tsx';
import type { EntryProps } from './entry-props.ts';
import { useField } from './filling.ts';

function BrowsersOwn({ id, value, granularity, invalid, onChange, ...it }: EntryProps) {
  return (
    <input
      id={id}
      type={granularity === 'day' ? 'date' : 'datetime-local'}
      className="middle"
      aria-describedby={it.describedBy}
      aria-invalid={invalid}
      aria-labelledby={`${id}-label`}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

const Entry = lazy<ComponentType<EntryProps>>(async () => {
  try {
    return { default: (await import('./date-entry.tsx')).DateEntry };
  } catch {
    return { default: BrowsersOwn };
  }
});

/** The same function as long as the field is there: what it was given for is drawn anew only when its own value changes. */
function useSteady(act: (value: string) => void): (value: string) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((value) => latest.current(value), []);
}

function DateLine({ granularity, ...it }: Named & Pick<EntryProps, 'granularity'>) {
  const { id, text, error, set } = useField(it.name);
  const change = useSteady(set);
  return (
    <Around {...it} id={id} error={error} inParts>
      <Suspense fallback={<span className="date-line skeleton" />}>
        <Entry
          id={id}
          label={it.label}
          granularity={granularity}
          value={text}
          describedBy={describedBy(id, it.hint, error)}
          invalid={error !== undefined}
          onChange={change}
        />
      </Suspense>
    </Around>
  );
}

/** A calendar date; the form holds `2026-12-09`. */
export const Day = (it: Named) => <DateLine {...it} granularity="day" />;

/** A date with its time by the wall's clock of the page's zone; the form holds `2026-12-09T18:00`. */
export const Moment = (it: Named) => <DateLine {...it} granularity="minute" />;
