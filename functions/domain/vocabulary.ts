/** The words of the bank (field.md §5.1). Codes are English; `contracts/labels.ts` holds what people read. */
import * as z from 'zod/mini';
import { later } from './on-demand.ts';

/** P3.2-1: where a case may come from. Adding a channel is adding a word here. */
export const channels = ['website', 'app', 'hotline', 'letter', 'regulatorTransfer'] as const;
/** C1: complaint, petition and the like are different tracks; a case may be re-routed with a reason. */
export const tracks = ['feedback', 'dispute', 'complaint', 'hardship', 'dataRights'] as const;
/** P1.2: what a case may concern. */
export const products = ['loan', 'deposit', 'payment', 'wealth', 'creditCard', 'other'] as const;
/** P2.1: the list is data and grows; `other` keeps intake open when nothing fits. */
export const issueTypes = [
  'loanApproval',
  'overdueLoan',
  'loanTerms',
  'collectionConduct',
  'accountManagement',
  'accountFrozen',
  'fundsTransfer',
  'feesAndInterest',
  'creditRecord',
  'serviceConduct',
  'informationSecurity',
  'other',
] as const;
export const locales = ['zh-CN', 'en'] as const;
/** Who may act (field.md §5.4). Staff roles are the groups of the identity provider. */
export const staffRoles = [
  'agent',
  'assessor',
  'consultant',
  'approver',
  'lead',
  'reviewer',
  'hq',
  'liaison',
  'manager',
  'admin',
] as const;
export const departments = [
  'customerService',
  'credit',
  'payments',
  'deposits',
  'riskControl',
  'compliance',
] as const;
/** Flags, not states (field.md §5.2). */
export const flags = [
  'urgent',
  'vulnerable',
  'group',
  'major',
  'legalHold',
  'suspectedFalse',
  'extended',
] as const;
/** P3.2-3: complexity decides route, approval and time limit. */
export const complexities = ['simple', 'complex', 'special'] as const;
/** JR/T 0169-2018 axis B, the business concerned. */
export const businesses = [
  'deposits',
  'loans',
  'cards',
  'paymentSettlement',
  'currency',
  'personalFinancialData',
  'other',
] as const;
/** JR/T 0169-2018 axis C, the cause. */
export const causes = [
  'serviceAttitude',
  'facilitiesAndSystems',
  'rulesAndProcess',
  'marketing',
  'disclosure',
  'productReturn',
  'freeChoice',
  'contractTerms',
  'fundSafety',
  'informationSafety',
  'other',
] as const;
/** Bodies outside the bank (P3.3-3); names and addresses are in the rule profile. */
export const outsideBodyKinds = [
  'regulator',
  'consumerAssociation',
  'mediationBody',
  'court',
  'arbitration',
] as const;

export type Channel = (typeof channels)[number];
export type Locale = (typeof locales)[number];
export type StaffRole = (typeof staffRoles)[number];
export type Department = (typeof departments)[number];
export type Flag = (typeof flags)[number];

const WHOLE_TEXT = '2026-03-02T01:00:00.000Z'.length;

const sameText = (instant: string): string => {
  // only one with milliseconds is as long, and has its text already
  if (instant.length === WHOLE_TEXT && instant.endsWith('Z')) return instant;
  const ms = Date.parse(instant);
  return Number.isNaN(ms) ? instant : new Date(ms).toISOString();
};

/** A UTC instant, ISO 8601 with `Z`, always to the millisecond: instants are compared as texts, so each has one text only. */
export const instant = later(() => z.iso.datetime().check(z.overwrite(sameText)));
/** A calendar date in the rule profile's zone, `YYYY-MM-DD`. */
export const calendarDate = later(() => z.iso.date());

/** Control characters other than tab and line breaks, and halves of characters, never belong in what people write. */
const printable = later(() => z.regex(/^(?:[\t\n\r]|[^\p{Cc}\p{Cs}\u2028\u2029])*$/u, 'printable'));

/**
 * Signs that nobody sees: those that turn the reading direction, so that a name or an amount reads as another, and those of no
 * width. They come along when people copy, so they are taken away, not refused. Joiners stay: emoji and some scripts need them.
 */
const unseen = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const seen = later(() => z.overwrite((written: string) => written.replace(unseen, '')));

/** Schemas of one length are one schema: a bundle that loads builds each once, not a hundred times. */
function ofLength(make: (max: number, min: number) => z.ZodMiniString) {
  const made = new Map<string, z.ZodMiniString>();
  return (max: number, min = 1): z.ZodMiniString => {
    const known = made.get(`${min}-${max}`) ?? make(max, min);
    made.set(`${min}-${max}`, known);
    return known;
  };
}

const oneLine = later(() => z.regex(/^[^\p{Cc}\p{Cs}\u2028\u2029]*$/u, 'oneLine'));
const trimmed = later(() => z.trim());

/** Free text people write, trimmed; `max` in characters. Markup is kept as text and escaped where shown. */
export const text = ofLength((max, min) =>
  z.string().check(seen, trimmed, z.minLength(min), z.maxLength(max), printable),
);

/** One line: like `text`, without line breaks (names, subjects, references). */
export const line = ofLength((max, min) =>
  z.string().check(seen, trimmed, z.minLength(min), z.maxLength(max), oneLine),
);
