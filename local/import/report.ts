/** The report of rows that were refused: a CSV beside which the bank's clerk can correct the file. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { FieldError } from '#contracts/field-messages.ts';
import { writing } from './stopped.ts';

export interface Report {
  readonly path: string;
  /** One line per wrong field. Throws `Stopped` when it cannot be written. */
  add(line: number, errors: readonly FieldError[]): void;
  close(): void;
}

/** Quoted always; a formula character in front is defused, since people open this file in a spreadsheet. */
const cell = (value: string | number): string => {
  const text = String(value).replaceAll('"', '""');
  return `"${/^[=+\-@\t]/.test(text) ? `'${text}` : text}"`;
};

const row = (...values: readonly (string | number)[]): string => `${values.map(cell).join(',')}\n`;

/** Opens (and empties) the report before anything is sent, so that a place that cannot be written is known at once. */
export function openReport(path: string): Report {
  const what = `The report ${path}`;
  const file = writing(what, () => openSync(path, 'w', 0o600));
  writing(what, () => writeSync(file, `\uFEFF${row('line', 'field', 'rule', 'message')}`));
  return {
    path,
    add: (line, errors) =>
      void writing(what, () =>
        writeSync(file, errors.map((it) => row(line, it.field, it.rule, it.message)).join('')),
      ),
    close: () => closeSync(file),
  };
}
