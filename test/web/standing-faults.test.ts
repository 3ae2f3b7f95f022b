import { expect, test } from 'vitest';
import { fieldError } from '#contracts/field-messages.ts';
import { standing } from '../../web/console/forms/standing.ts';
import { withValue } from '../../web/console/forms/values.ts';

const required = (field: string) => ({ field, rule: 'required', message: 'Please fill this in' });
const judged = { reason: '', terms: { remedies: [], explanation: '', plan: { instalments: [] } } };
const told = [required('reason'), required('terms.remedies'), required('terms.plan.instalments')];
const fieldsOf = (faults: readonly { readonly field: string }[]) =>
  faults.map(({ field }) => field);

test('a fault goes with the change of its own field, and no other with it', () => {
  const corrected = withValue(judged, 'reason', 'Because');
  expect(fieldsOf(standing(told, judged, judged))).toEqual(fieldsOf(told));
  expect(fieldsOf(standing(told, judged, corrected))).toEqual([
    'terms.remedies',
    'terms.plan.instalments',
  ]);
});

test('a fault of a list goes when a row is added or changed', () => {
  const added = withValue(judged, 'terms.plan.instalments', [{ dueOn: '', amount: '' }]);
  expect(fieldsOf(standing(told, judged, added))).toEqual(['reason', 'terms.remedies']);
  const typed = withValue(added, 'terms.plan.instalments.0.amount', '5');
  expect(standing([required('terms.plan.instalments')], added, typed)).toEqual([]);
});

test('a fault that another field has corrected goes, and a new one waits until the form is sent', () => {
  const now = [required('reason'), required('terms.explanation')];
  expect(fieldsOf(standing(told, judged, judged, now))).toEqual(['reason']);
});

test.each([
  ['tooFew', 1, 'At least 1 entry'],
  ['tooFew', 2, 'At least 2 entries'],
  ['tooShort', 1, 'At least 1 character'],
  ['tooMany', 20, 'At most 20 entries'],
] as const)('%s of %i is said in English as "%s"', (rule, limit, message) => {
  expect(fieldError('x', rule, 'en', limit).message).toBe(message);
});
