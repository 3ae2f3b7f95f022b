/** Which of the faults that were told still stand, while somebody corrects them. */
import type { FieldError } from '#contracts/field-messages.ts';
import type { Values } from '../drafts/store.ts';
import { valueAt } from './values.ts';

/**
 * A fault goes when its field is changed, and when the contract no longer finds it (`now`, null where the bank found it and
 * only the bank can say). Nothing is added: what is only half typed is not wrong yet.
 */
export const standing = (
  told: readonly FieldError[],
  judged: Values,
  values: Values,
  now: readonly FieldError[] | null = null,
): FieldError[] =>
  told.filter(
    ({ field }) =>
      Object.is(valueAt(judged, field), valueAt(values, field)) &&
      (now === null || now.some((it) => it.field === field)),
  );
