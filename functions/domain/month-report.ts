/**
 * One month in figures (P4.1–4.3, field.md §5.6): the cases opened in it, as they stood when they were last counted, at the
 * latest at the end of the following month. Counts, so that months can be added; a share is left to whoever shows it.
 * Two months compare only under one `definitionVersion`.
 */
import * as z from 'zod/mini';
import { closeReasons } from './case.ts';
import { clockNames } from './clock-entries.ts';
import { later } from './on-demand.ts';
import { causes, channels, instant, issueTypes, outsideBodyKinds, products } from './vocabulary.ts';

/** Raised whenever a figure below changes its meaning. */
export const REPORT_DEFINITION = 1;

const count = later(() => z.int().check(z.minimum(0)));
/** Only words that occur; absent is none. */
const countBy = <const W extends readonly [string, ...string[]]>(words: W) =>
  z.partialRecord(z.enum(words), count);

export const monthReport = later(() =>
  z.strictObject({
    /** `YYYY-MM` in the zone of each case's profile. */
    month: z.string().check(z.regex(/^\d{4}-\d{2}$/)),
    definitionVersion: z.int(),
    measuredAt: instant,
    /** Submitted cases; drafts do not count. */
    opened: count,
    open: count,
    closed: countBy(closeReasons),
    by: z.strictObject({
      channel: countBy(channels),
      product: countBy(products),
      issueType: countBy(issueTypes),
      /** The root cause found, else the cause assessed; cases without either are left out. */
      cause: countBy(causes),
    }),
    /** Cases that went there at least once. */
    escalated: z.strictObject({
      reReview: count,
      mediation: count,
      outside: count,
      to: countBy(outsideBodyKinds),
    }),
    /** Legal limits that the bank owed and missed, by clock. */
    breaches: countBy(clockNames),
    /** The bank's first answer: an offer accepted or a decision; not a case that ended before either. */
    decided: z.strictObject({
      count,
      onTime: count,
      /** Calendar days from receipt, nearest rank; null when nothing was decided. */
      medianDays: z.nullable(count),
      p90Days: z.nullable(count),
    }),
    /** Asked: a follow-up went out, or the customer answered before. Satisfied: 4 or 5 of 5, never mixed with unanswered. */
    satisfaction: z.strictObject({ asked: count, answered: count, satisfied: count }),
    /** Cases of customers who had another one within the profile's window. */
    repeats: count,
  }),
);
export type MonthReport = z.infer<typeof monthReport>;
