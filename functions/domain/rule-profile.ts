/**
 * Law as data. A profile is versioned; a case keeps the version it was opened under (field.md §0.1, §5.5).
 * Figures that nobody has confirmed carry `confirmed: false` and show so wherever they are shown.
 */
import * as z from 'zod/mini';
import { clockNames } from './clock-entries.ts';
import { currencies } from './money.ts';
import { later } from './on-demand.ts';
import { outsideBodyKinds } from './vocabulary.ts';

const bilingual = later(() => z.strictObject({ 'zh-CN': z.string(), en: z.string() }));
export type Bilingual = z.infer<typeof bilingual>;

const clockStep = later(() =>
  z.strictObject({
    /** Days from the start, in the clock's own kind of day; each step replaces the one before. */
    days: z.int(),
    /** Who must approve moving here from the step before. */
    needs: z.enum(['none', 'lead', 'hq']),
    /** The customer must be told before the earlier limit ends. */
    notice: z.boolean(),
  }),
);

const clockRule = later(() =>
  z.strictObject({
    clock: z.enum(clockNames),
    label: bilingual,
    dayKind: z.enum(['calendar', 'working']),
    /** True for limits set by law, false for the bank's own. */
    legal: z.boolean(),
    confirmed: z.boolean(),
    basis: z.string(),
    owes: z.enum(['bank', 'customer', 'outside']),
    steps: z.array(clockStep).check(z.minLength(1)),
    /** Grounds that let the clock stand still. */
    pauses: z.array(z.enum(['mediation'])),
    /** Warnings before the end: share of the time gone (percent), or whole days before. */
    warnAt: z.array(
      z.strictObject({ percent: z.optional(z.int()), daysBefore: z.optional(z.int()) }),
    ),
  }),
);
export type ClockRule = z.infer<typeof clockRule>;

export const ruleProfile = later(() =>
  z.strictObject({
    id: z.string(),
    version: z.int(),
    title: bilingual,
    effectiveFrom: z.iso.date(),
    zone: z.string(),
    /** A last day that is a holiday moves on to the next working day (民法典 203); off by default, the safer reading. */
    rollOverHoliday: z.boolean(),
    calendar: z.strictObject({
      id: z.string(),
      confirmed: z.boolean(),
      /** Weekdays off, 0 = Sunday. */
      weekend: z.array(z.int()),
      holidays: z.array(z.iso.date()),
      /** Weekend days worked in exchange for a holiday. */
      workedDays: z.array(z.iso.date()),
    }),
    clocks: z.array(clockRule),
    followUpDays: z.array(z.int()),
    /** Days of silence after the last follow-up before a lead may close. */
    silentAfterDays: z.int(),
    mediationInvitationDays: z.int(),
    reopenWithinDays: z.int(),
    repeatWithinDays: z.int(),
    /** Mails to people go out between these hours of the zone; clocks do not care. */
    quietHours: z.strictObject({ from: z.int(), to: z.int() }),
    maxInstalments: z.int(),
    /** Art 70: a plan for a credit card may run so long, from the day it is proposed. */
    cardPlanMonths: z.int(),
    delegations: z.strictObject({
      currency: z.enum(currencies),
      /** Redress in minor units that an agent may offer without approval. */
      agentMinor: z.int(),
      approverMinor: z.int(),
      confirmed: z.boolean(),
    }),
    requiredNoticeClauses: z.array(
      z.strictObject({ id: z.string(), text: bilingual, basis: z.string() }),
    ),
    outsideBodies: z.array(
      z.strictObject({
        kind: z.enum(outsideBodyKinds),
        name: bilingual,
        contact: z.string(),
        confirmed: z.boolean(),
      }),
    ),
    hotline: z.string(),
    letters: z.strictObject({
      /** Whether who has just confirmed on the own page that it is solved gets a closing letter that says the same. */
      closingAfterOwnConfirmation: z.boolean(),
      /** Whether who accepted an offer on the own page gets the agreement, which is shown there, by letter as well. */
      copyOfAgreement: z.boolean(),
    }),
    retentionYears: z.int(),
    draftDays: z.int(),
  }),
);
export type RuleProfile = z.infer<typeof ruleProfile>;

/** The rule of one clock, if the profile has it; a profile may leave clocks out. */
export const ruleOf = (profile: RuleProfile, clock: ClockRule['clock']): ClockRule | undefined =>
  profile.clocks.find((rule) => rule.clock === clock);
