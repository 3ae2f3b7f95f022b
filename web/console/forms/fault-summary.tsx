import { useEffect, useRef } from 'react';
import type { FieldError } from '#contracts/field-messages.ts';
import { useWords } from '../language.tsx';
import { formWords } from '../words/form.ts';
import { fieldId } from './filling.ts';
import { focusOn } from './focus.ts';

interface SummaryProps {
  readonly errors: readonly FieldError[];
  /** Another object each time that faults are told: only then may the focus be taken from where somebody types. */
  readonly told: object;
  readonly prefix: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** The field that a fault belongs to: the fault's own path, or the nearest part above it that is a field. */
function fieldOf(path: string, labels: ReadonlyMap<string, string>): string {
  if (labels.has(path) || !path.includes('.')) return path;
  return fieldOf(path.slice(0, path.lastIndexOf('.')), labels);
}

/** All faults on top, focused, each a link to its field in the same words. */
export function FaultSummary({ errors, told, prefix, labels }: SummaryProps) {
  const words = useWords(formWords);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) ref.current?.focus();
  }, [told]);
  if (errors.length === 0) return null;
  return (
    <div className="note bad" role="alert" tabIndex={-1} ref={ref}>
      <p>
        <strong>{words.faultTitle}</strong>
      </p>
      <ul>
        {errors.map(({ field, message }) => {
          const name = fieldOf(field, labels);
          const id = fieldId(prefix, name);
          return (
            <li key={field}>
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  focusOn(id);
                }}
              >
                {words.fault(labels.get(name) ?? name, message)}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
