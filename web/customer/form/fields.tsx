import type { ComponentChildren } from 'preact';
import { useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';
import { type FieldState, useField } from './filling.ts';

interface Field {
  readonly name: string;
  /** Why it is asked, or how to answer. */
  readonly hint?: string | undefined;
  readonly optional?: boolean;
}

const describedBy = ({ id, fault }: FieldState, hint: string | undefined) =>
  [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ') || undefined;

function Around({ field, hint }: { field: FieldState; hint: string | undefined }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {field.fault && (
        <p class="error" id={`${field.id}-error`}>
          {field.fault}
        </p>
      )}
    </>
  );
}

function Labelled({
  field,
  hint,
  optional,
  children,
}: {
  field: FieldState;
  hint: string | undefined;
  optional: boolean;
  children: ComponentChildren;
}) {
  const words = useWords(commonWords);
  return (
    <div class={field.fault ? 'field wrong' : 'field'}>
      <label for={field.id}>
        {field.label}
        {optional && <span class="quiet">{words.optional}</span>}
      </label>
      <Around field={field} hint={hint} />
      {children}
    </div>
  );
}

/** The types of JSX tell inputs apart by a literal type each. */
const kinds = {
  text: { type: 'text' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  date: { type: 'date' },
} as const;

interface TextField extends Field {
  readonly type?: keyof typeof kinds;
  readonly inputMode?: 'decimal' | 'numeric';
  readonly autoComplete?: 'name' | 'organization' | 'email' | 'tel' | 'one-time-code' | 'off';
  readonly look?: 'short' | 'code-input';
  /** Said after the field, as the unit of an amount. */
  readonly unit?: string;
}

export function TextField({
  name,
  hint,
  optional = false,
  unit,
  look,
  type = 'text',
  inputMode,
  autoComplete = 'off',
}: TextField) {
  const field = useField(name);
  const box = (
    <input
      {...kinds[type]}
      inputMode={inputMode}
      autoComplete={autoComplete}
      id={field.id}
      name={name}
      class={look}
      value={field.value}
      aria-invalid={field.fault ? true : undefined}
      aria-describedby={describedBy(field, hint)}
      onInput={(event) => field.set(event.currentTarget.value)}
    />
  );
  return (
    <Labelled field={field} hint={hint} optional={optional}>
      {unit ? (
        <div class="unit">
          {box}
          <span>{unit}</span>
        </div>
      ) : (
        box
      )}
    </Labelled>
  );
}

interface TextAreaField extends Field {
  /** Instead of the field's own label, where an answer before it changes the question. */
  readonly label?: string;
}

export function TextArea({ name, hint, label, optional = false }: TextAreaField) {
  const known = useField(name);
  const field = label === undefined ? known : { ...known, label };
  return (
    <Labelled field={field} hint={hint} optional={optional}>
      <textarea
        id={field.id}
        name={name}
        value={field.value}
        aria-invalid={field.fault ? true : undefined}
        aria-describedby={describedBy(field, hint)}
        onInput={(event) => field.set(event.currentTarget.value)}
      />
    </Labelled>
  );
}

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

/** One of a few: all are seen at once. The first carries the field's id, where the summary leads to. */
export function Choice({
  name,
  hint,
  options,
  inRow = false,
}: Field & { options: readonly Option[]; inRow?: boolean }) {
  const field = useField(name);
  return (
    <fieldset
      class={field.fault ? 'field wrong' : 'field'}
      aria-describedby={describedBy(field, hint)}
    >
      <legend>{field.label}</legend>
      <Around field={field} hint={hint} />
      <div class={inRow ? 'options row' : 'options'}>
        {options.map((it, index) => (
          <label class="option" key={it.value}>
            <input
              type="radio"
              id={index === 0 ? field.id : undefined}
              name={name}
              value={it.value}
              checked={field.value === it.value}
              onChange={() => field.set(it.value)}
            />
            <span>
              {it.label}
              {it.hint && <small>{it.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One of many. Nothing is chosen until somebody chooses. */
export function Select({
  name,
  hint,
  options,
  none,
}: Field & { options: readonly Option[]; none: string }) {
  const field = useField(name);
  return (
    <Labelled field={field} hint={hint} optional={false}>
      <select
        id={field.id}
        name={name}
        value={field.value}
        aria-invalid={field.fault ? true : undefined}
        aria-describedby={describedBy(field, hint)}
        onChange={(event) => field.set(event.currentTarget.value)}
      >
        <option value="">{none}</option>
        {options.map((it) => (
          <option key={it.value} value={it.value}>
            {it.label}
          </option>
        ))}
      </select>
    </Labelled>
  );
}

interface TickField extends Field {
  /** Id of a text that the tick agrees to. */
  readonly about?: string;
  /** May say more than the name of the field. */
  readonly children?: ComponentChildren;
}

/** Yes when ticked (`yes`), nothing otherwise. */
export function Tick({ name, hint, about, children }: TickField) {
  const field = useField(name);
  return (
    <div class={field.fault ? 'field wrong' : 'field'}>
      <Around field={field} hint={hint} />
      <label class="option">
        <input
          type="checkbox"
          id={field.id}
          name={name}
          checked={field.value === 'yes'}
          aria-invalid={field.fault ? true : undefined}
          aria-describedby={
            [about, describedBy(field, hint)].filter(Boolean).join(' ') || undefined
          }
          onChange={(event) => field.set(event.currentTarget.checked ? 'yes' : '')}
        />
        <span>{children ?? field.label}</span>
      </label>
    </div>
  );
}
