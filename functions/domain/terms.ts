/** Structured terms of an offer (P3.2-4): machine readable, since an unclear change is no change (民法典 544). */
import * as z from 'zod/mini';
import { money } from './money.ts';
import { later } from './on-demand.ts';
import { planStands, remediesStand } from './plan-rules.ts';
import { calendarDate, line, text } from './vocabulary.ts';

const remedyKinds = [
  'apology',
  'correction',
  'refund',
  'compensation',
  'waiver',
  'explanation',
] as const;

/** One thing the bank does. Money kinds carry an amount; the others must not. */
export const remedy = later(() =>
  z
    .strictObject({
      id: line(40),
      kind: z.enum(remedyKinds),
      description: text(1000),
      amount: z.optional(money),
    })
    .check(
      z.refine(
        (it) => ['refund', 'compensation', 'waiver'].includes(it.kind) === Boolean(it.amount),
        {
          path: ['amount'],
          error: 'amountOnlyForMoneyRemedies',
        },
      ),
    ),
);
export type Remedy = z.infer<typeof remedy>;

/** Each remedy by an id of its own, since each is proved by its id. */
export const remedies = later(() =>
  z.array(remedy).check(
    z.maxLength(20),
    z.refine((all) => new Set(all.map((it) => it.id)).size === all.length, 'idTwice'),
  ),
);

/** What somebody promises now. What was promised earlier is read by `remedies`, however it was judged then. */
export const promisedRemedies = remedies.check(remediesStand);

export const instalment = later(() => z.strictObject({ dueOn: calendarDate, amount: money }));

/** A hardship plan with the six fields that Art 70 wants (field.md §1.3); 60 instalments at the most. */
export const hardshipPlan = later(() =>
  z.strictObject({
    kind: z.enum(['loanRescheduling', 'creditCardArt70']),
    balance: money,
    balanceStructure: text(1000),
    instalments: z.array(instalment).check(z.minLength(1), z.maxLength(60)),
    feesAndInterest: text(1000),
    /** Fees and interest that the instalments pay on top of the balance; left out when there are none. */
    charges: z.optional(money),
    noNewCardUntilSettled: z.boolean(),
    rightsDutiesBreach: text(2000),
    otherMatters: z.optional(text(2000)),
  }),
);
export type HardshipPlan = z.infer<typeof hardshipPlan>;

/** An onerous term must be pointed out and explained, with a confirmation of its own (民法典 496). */
export const onerousTerm = later(() => z.strictObject({ id: line(40), text: text(1000) }));

/** What one version of a proposal says. */
export const terms = later(() =>
  z
    .strictObject({
      remedies,
      plan: z.optional(hardshipPlan),
      explanation: text(4000),
      onerousTerms: z.array(onerousTerm).check(z.maxLength(20)),
    })
    .check(
      z.refine((it) => it.remedies.length > 0 || Boolean(it.plan), {
        path: ['remedies'],
        error: 'nothingOffered',
      }),
    ),
);
export type Terms = z.infer<typeof terms>;

export const proposedPlan = hardshipPlan.check(planStands);

/** Terms that are proposed now. */
export const proposedTerms = later(() =>
  z.safeExtend(terms, {
    remedies: promisedRemedies,
    plan: z.optional(proposedPlan),
  }),
);

/** What the customer asks for instead (P3.2-4): structured where they can, words always. */
export const counterTerms = later(() =>
  z.strictObject({
    words: text(4000),
    amount: z.optional(money),
    instalments: z.optional(z.int().check(z.minimum(1), z.maximum(60))),
    monthly: z.optional(money),
  }),
);
