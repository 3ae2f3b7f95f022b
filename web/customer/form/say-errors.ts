/** What is wrong with a form, in the words that stand both in the summary and at the field. */
import type * as z from 'zod/mini';
import { type FieldError, fieldErrors } from '#contracts/field-messages.ts';
import type { Locale } from '#domain/vocabulary.ts';

export interface Fault {
  readonly field: string;
  readonly message: string;
}
export type Labels = Readonly<Record<string, string>>;

interface Sayings {
  readonly missing: (label: string) => string;
  readonly choose: (label: string) => string;
  readonly wrong: (label: string, message: string) => string;
}

function say({ field, rule, message }: FieldError, labels: Labels, words: Sayings): string {
  const label = labels[field];
  if (label === undefined) return message;
  if (rule === 'required') return words.missing(label);
  // the codes to choose from are nothing that people should read
  return rule === 'oneOf' ? words.choose(label) : words.wrong(label, message);
}

/** One fault per field, the first found, in the order of the labels, which is that of the page. */
export function faultsOf(errors: readonly FieldError[], labels: Labels, words: Sayings): Fault[] {
  const order = Object.keys(labels);
  const place = ({ field }: Fault) =>
    (order.indexOf(field) + order.length + 1) % (order.length + 1);
  return errors
    .filter(({ field }, index) => errors.findIndex((it) => it.field === field) === index)
    .map((it) => ({ field: it.field, message: say(it, labels, words) }))
    .sort((a, b) => place(a) - place(b));
}

/** What the API would refuse in this body, by its own schema. */
export function checked(schema: z.ZodMiniType, body: unknown, locale: Locale): FieldError[] {
  const result = schema.safeParse(body, { reportInput: true });
  return result.success ? [] : fieldErrors(result.error, locale);
}
