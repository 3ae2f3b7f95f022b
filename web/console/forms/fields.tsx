import { type ReactNode, useEffect } from 'react';
import { useWords } from '../language.tsx';
import { formWords } from '../words/form.ts';
import { Around, describedBy, FieldFault, type Named, stateOf } from './around.tsx';
import { useField, useFilling } from './filling.ts';

/** Several lines. Enter makes a line; sending is for the button, or Ctrl or Cmd with Enter. */
export function LongText({ rows = 4, ...it }: Named & { rows?: number }) {
  const { id, text, error, set } = useField(it.name);
  return (
    <Around {...it} id={id} error={error}>
      <textarea
        {...stateOf(id, it.hint, error)}
        rows={rows}
        value={text}
        onChange={(event) => set(event.target.value)}
      />
    </Around>
  );
}

interface LineProps extends Named {
  readonly type?: 'text' | 'email' | 'tel' | undefined;
  readonly width?: 'short' | 'middle' | undefined;
  /** What can be chosen instead of typing; the label is shown beside it. */
  readonly suggestions?: readonly Choice[] | undefined;
  readonly inputMode?: 'decimal' | 'numeric' | undefined;
}

export function Line({ type = 'text', width, suggestions, inputMode, ...it }: LineProps) {
  const { id, text, error, set } = useField(it.name);
  return (
    <Around {...it} id={id} error={error}>
      <input
        {...stateOf(id, it.hint, error)}
        type={type}
        inputMode={inputMode}
        className={width}
        autoComplete="off"
        list={suggestions ? `${id}-list` : undefined}
        value={text}
        onChange={(event) => set(event.target.value)}
      />
      {suggestions && (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one.value} value={one.value} label={one.label} />
          ))}
        </datalist>
      )}
    </Around>
  );
}

export function Amount(it: Named) {
  const { unit } = useWords(formWords);
  return <Line {...it} label={`${it.label}${unit}`} inputMode="decimal" width="short" />;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function Select({ choices, ...it }: Named & { choices: readonly Choice[] }) {
  const words = useWords(formWords);
  const { id, text, error, set } = useField(it.name);
  return (
    <Around {...it} id={id} error={error}>
      <select
        {...stateOf(id, it.hint, error)}
        value={text}
        onChange={(event) => set(event.target.value)}
      >
        <option value="">{words.choose}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </Around>
  );
}

/** A group of choices under one name: one of them, or any number. */
function Group({
  id,
  error,
  children,
  ...it
}: Named & { id: string; error: string | undefined; children: ReactNode }) {
  const words = useWords(formWords);
  const { register } = useFilling();
  useEffect(() => register(it.name, it.label), [it.name, it.label, register]);
  return (
    <fieldset
      className={error ? 'field choices wrong' : 'field choices'}
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy(id, it.hint, error)}
    >
      <legend>
        {it.label}
        {it.optional && <span className="quiet"> {words.optional}</span>}
      </legend>
      {it.hint && (
        <p className="hint" id={`${id}-hint`}>
          {it.hint}
        </p>
      )}
      {error && <FieldFault id={`${id}-error`}>{error}</FieldFault>}
      <div className="options">{children}</div>
    </fieldset>
  );
}

export function Radios({ choices, ...it }: Named & { choices: readonly Choice[] }) {
  const { id, text, error, set } = useField(it.name);
  return (
    <Group {...it} id={id} error={error}>
      {choices.map((one) => (
        <label className="option" key={one.value}>
          <input
            type="radio"
            name={id}
            value={one.value}
            checked={text === one.value}
            onChange={() => set(one.value)}
          />
          {one.label}
        </label>
      ))}
    </Group>
  );
}

export function Checks({ choices, ...it }: Named & { choices: readonly Choice[] }) {
  const { id, list, error, set } = useField(it.name);
  const without = (value: string) => list.filter((one) => one !== value);
  return (
    <Group {...it} id={id} error={error}>
      {choices.map((one) => (
        <label className="option" key={one.value}>
          <input
            type="checkbox"
            value={one.value}
            checked={list.includes(one.value)}
            onChange={(event) =>
              set(event.target.checked ? [...list, one.value] : without(one.value))
            }
          />
          {one.label}
        </label>
      ))}
    </Group>
  );
}

export function Tick({ name, label }: Named) {
  const { id, value, error, set } = useField(name);
  const { register } = useFilling();
  useEffect(() => register(name, label), [name, label, register]);
  return (
    <div className={error ? 'field wrong' : 'field'}>
      {error && <FieldFault id={`${id}-error`}>{error}</FieldFault>}
      <label className="option">
        <input
          {...stateOf(id, undefined, error)}
          type="checkbox"
          checked={value === true}
          onChange={(event) => set(event.target.checked)}
        />
        {label}
      </label>
    </div>
  );
}
