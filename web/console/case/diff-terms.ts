/** What one version of a proposal says otherwise than the one before, part by part; amounts and dates are never merged. */
import type { HardshipPlan, Remedy, Terms } from '#domain/terms.ts';

export type Part =
  | { readonly kind: 'remedy'; readonly id: string }
  | { readonly kind: 'plan'; readonly field: keyof HardshipPlan | 'whole' }
  | { readonly kind: 'explanation' }
  | { readonly kind: 'onerousTerm'; readonly id: string };

export interface Difference {
  readonly part: Part;
  /** Undefined where the earlier version did not have it. */
  readonly before: unknown;
  readonly after: unknown;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function byId<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  partOf: (id: string) => Part,
): Difference[] {
  const ids = [...new Set([...before, ...after].map((it) => it.id))];
  return ids
    .map((id) => ({
      part: partOf(id),
      before: before.find((it) => it.id === id),
      after: after.find((it) => it.id === id),
    }))
    .filter((it) => !same(it.before, it.after));
}

const planFields = [
  'kind',
  'balance',
  'balanceStructure',
  'instalments',
  'feesAndInterest',
  'charges',
  'noNewCardUntilSettled',
  'rightsDutiesBreach',
  'otherMatters',
] as const satisfies readonly (keyof HardshipPlan)[];

function plans(before: HardshipPlan | undefined, after: HardshipPlan | undefined): Difference[] {
  if (!before || !after)
    return before === after ? [] : [{ part: { kind: 'plan', field: 'whole' }, before, after }];
  return planFields
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({
      part: { kind: 'plan', field },
      before: before[field],
      after: after[field],
    }));
}

export function diffTerms(before: Terms, after: Terms): Difference[] {
  const explanation = { before: before.explanation, after: after.explanation };
  return [
    ...byId<Remedy>(before.remedies, after.remedies, (id) => ({ kind: 'remedy', id })),
    ...plans(before.plan, after.plan),
    ...(same(explanation.before, explanation.after)
      ? []
      : [{ part: { kind: 'explanation' } as const, ...explanation }]),
    ...byId(before.onerousTerms, after.onerousTerms, (id) => ({ kind: 'onerousTerm', id })),
  ];
}
