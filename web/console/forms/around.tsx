import { type ReactNode, useEffect } from 'react';
import { useWords } from '../language.tsx';
import { formWords } from '../words/form.ts';
import { useFilling } from './filling.ts';
import { focusOn } from './focus.ts';

export interface Named {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
}

export const describedBy = (id: string, hint?: string, error?: string): string | undefined =>
  [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;

interface AroundProps extends Named {
  readonly id: string;
  readonly error: string | undefined;
  /** The control is made of several, which take their name from the label. */
  readonly inParts?: boolean;
  readonly children: ReactNode;
}

/** A field's label, hint and fault, and its control inside. */
export function Around({ id, label, hint, optional, error, inParts, children, name }: AroundProps) {
  const words = useWords(formWords);
  const { register } = useFilling();
  useEffect(() => register(name, label), [name, label, register]);
  return (
    <div className={error ? 'field wrong' : 'field'}>
      <label id={`${id}-label`} {...(inParts ? { onClick: () => focusOn(id) } : { htmlFor: id })}>
        {label}
        {optional && <span className="quiet"> {words.optional}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldFault id={`${id}-error`}>{error}</FieldFault>}
      {children}
    </div>
  );
}

export function FieldFault({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p className="fault" id={id}>
      <span aria-hidden="true">▲ </span>
      {children}
    </p>
  );
}

/** What every control says of itself to programs that read pages aloud. */
export const stateOf = (id: string, hint: string | undefined, error: string | undefined) => ({
  id,
  'aria-describedby': describedBy(id, hint, error),
  'aria-invalid': error ? true : undefined,
});
