import type { Terms } from '#domain/terms.ts';
import type { Value, Values } from '../drafts/store.ts';
import { remediesOf, typedRemedies } from './remedies.tsx';
import { filledIn, listAt, textAt, valueAt } from './values.ts';
import { typedYuan, yuanOf } from './yuan.ts';

function planOf(values: Values, name: string) {
  const plan = (valueAt(values, name) ?? {}) as Values;
  const typed = filledIn(plan) as Values;
  const { count: _count, first: _first, ...said } = typed;
  return {
    ...said,
    balance: yuanOf(textAt(plan, 'balance')),
    charges: yuanOf(textAt(plan, 'charges')),
    noNewCardUntilSettled: plan['noNewCardUntilSettled'] === true,
    instalments: listAt(plan, 'instalments').map((one) => ({
      dueOn: textAt(one as Values, 'dueOn') || undefined,
      amount: yuanOf(textAt(one as Values, 'amount')),
    })),
  };
}

/** Typed terms as the contract has them. */
export const termsOf = (values: Values, name: string) => ({
  remedies: remediesOf(values, `${name}.remedies`),
  ...(valueAt(values, `${name}.hasPlan`) === true ? { plan: planOf(values, `${name}.plan`) } : {}),
  explanation: textAt(values, `${name}.explanation`).trim() || undefined,
  onerousTerms: filledIn(listAt(values, `${name}.onerousTerms`)) as readonly Value[],
});

const blankPlan: Values = {
  kind: '',
  balance: '',
  balanceStructure: '',
  instalments: [],
  feesAndInterest: '',
  charges: '',
  noNewCardUntilSettled: false,
  rightsDutiesBreach: '',
  otherMatters: '',
};

function typedPlan(plan: NonNullable<Terms['plan']>): Values {
  const { balance, charges, instalments, ...said } = plan;
  return {
    ...said,
    balance: typedYuan(balance),
    charges: charges ? typedYuan(charges) : '',
    instalments: instalments.map(({ dueOn, amount }) => ({ dueOn, amount: typedYuan(amount) })),
  };
}

/** A new version begins with what the last one said. */
export const typedTerms = (terms: Terms | undefined): Values => ({
  remedies: typedRemedies(terms?.remedies ?? []),
  hasPlan: Boolean(terms?.plan),
  plan: terms?.plan ? typedPlan(terms.plan) : blankPlan,
  explanation: terms?.explanation ?? '',
  onerousTerms: (terms?.onerousTerms ?? []).map(({ id, text }) => ({ id, text })),
});
