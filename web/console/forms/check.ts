import type * as z from 'zod/mini';
import { type FieldError, fieldErrors } from '#contracts/field-messages.ts';
import type { Locale } from '#domain/vocabulary.ts';

export type Checked<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** The contract's own judgement before anything is sent. */
export function checked<S extends z.ZodMiniType>(
  schema: S,
  data: unknown,
  locale: Locale,
): Checked<z.infer<S>> {
  const result = schema.safeParse(data, { reportInput: true });
  return result.success
    ? { ok: true, data: result.data }
    : { ok: false, errors: fieldErrors(result.error, locale) };
}

/** Faults at the names that the form's fields have: whatever the contract puts before them is taken away. */
export const atFields = (errors: readonly FieldError[], before: readonly string[]): FieldError[] =>
  errors.map((it) => {
    const found = before.find((one) => it.field.startsWith(one));
    return found ? { ...it, field: it.field.slice(found.length) } : it;
  });

/** The codes to choose from are nothing that people should read: they are told to choose. */
export const withoutCodes = (errors: readonly FieldError[], choose: string): FieldError[] =>
  errors.map((it) => (it.rule === 'oneOf' ? { ...it, message: choose } : it));
