import { type ReactNode, useEffect } from 'react';
import type { Values } from '../drafts/store.ts';
import { useWords } from '../language.tsx';
import { formWords } from '../words/form.ts';
import { useField, useFilling } from './filling.ts';

interface RowsProps {
  readonly name: string;
  readonly title: string;
  readonly addLabel: string;
  /** The name of one row, said to readers who cannot see its place. */
  readonly rowLabel: (number: number) => string;
  readonly blank: () => Values;
  readonly max?: number;
  readonly children: (path: string, index: number) => ReactNode;
}

/** A list of equal parts, each with its own fields; rows are added at the end and taken away one by one. */
export function Rows({ name, title, addLabel, rowLabel, blank, max = 20, children }: RowsProps) {
  const words = useWords(formWords);
  const { id, list, set } = useField(name);
  const { errors, register } = useFilling();
  useEffect(() => register(name, title), [name, title, register]);
  // what is wrong with one row stands in the row
  const own = errors.find((it) => it.field === name)?.message;
  return (
    <fieldset
      className={own ? 'rows wrong' : 'rows'}
      id={id}
      tabIndex={-1}
      aria-describedby={own ? `${id}-error` : undefined}
    >
      <legend>{title}</legend>
      {own && (
        <p className="fault" id={`${id}-error`}>
          <span aria-hidden="true">▲ </span>
          {own}
        </p>
      )}
      {list.map((_, index) => (
        // rows have no identity but their place
        // oxlint-disable-next-line react/no-array-index-key
        <div className="row" key={index} role="group" aria-label={rowLabel(index + 1)}>
          <div className="row-fields">{children(`${name}.${index}`, index)}</div>
          <button
            type="button"
            className="quiet-button"
            aria-label={words.removeRow(rowLabel(index + 1))}
            onClick={() => set(list.filter((__, i) => i !== index))}
          >
            {words.remove}
          </button>
        </div>
      ))}
      {list.length < max && (
        <button type="button" className="small" onClick={() => set([...list, blank()])}>
          + {addLabel}
        </button>
      )}
    </fieldset>
  );
}
