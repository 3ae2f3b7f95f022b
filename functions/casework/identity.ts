/**
 * P3.1-1: who judges a case does not learn whose it is. Parties and contacts are left out, and where somebody wrote a known
 * name or number into a text, it is masked there too.
 */
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { DraftIntake } from '#domain/intake.ts';
import type { StaffRole } from '#domain/vocabulary.ts';

/** They speak with the customer; everybody else decides, advises or supervises without knowing them. */
const speakWithCustomers = new Set<StaffRole>(['agent', 'lead', 'liaison']);

export const seesIdentity = ({ roles }: Actor): boolean =>
  roles.some((role) => speakWithCustomers.has(role));

/** An operator repairs the machinery and reads no story. */
export const seesNarrative = ({ roles }: Actor): boolean => roles.some((role) => role !== 'admin');

/** Fields that say who somebody is or how they are reached, wherever they stand in the record. */
const identifying = new Set(['complainant', 'representative', 'identityNote']);
/** The proof of an attempt to reach somebody says how; the proof of a remedy does not. */
const identifies = (name: string, of: object): boolean =>
  identifying.has(name) || (name === 'proof' && 'channel' in of);
/** As long as what it hides, so that no text outgrows its limit. */
const mask = (word: string): string => '＊'.repeat(word.length);

function knownWords({ intake, stage }: Pick<Case, 'intake' | 'stage'>): string[] {
  const matter: Partial<DraftIntake> = intake ?? (stage.status === 'DRAFT' ? stage.draft : {});
  const parties = [matter.complainant, matter.representative];
  const words = parties.flatMap((it) =>
    it ? [it.name, it.email, it.phone, 'customerNumber' in it ? it.customerNumber : undefined] : [],
  );
  return words.filter((it): it is string => it !== undefined && it.length > 1);
}

const escaped = (word: string): string => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

/** Latin words only as whole words: a customer called Li must not blot out every "list". */
function pattern(words: readonly string[]): RegExp | null {
  const whole = words.map((it) =>
    /[\p{Script=Latin}\p{N}]/u.test(it)
      ? `(?<![\\p{Script=Latin}\\p{N}])${escaped(it)}(?![\\p{Script=Latin}\\p{N}])`
      : escaped(it),
  );
  return whole.length > 0 ? new RegExp(whole.join('|'), 'giu') : null;
}

/** Codes, ids and dates are no text that anybody wrote; masking them would break the record instead. */
const isCode = (text: string): boolean =>
  /^(?:[a-z][A-Za-z]*|[A-Z_]+|(?=.*[a-z])[a-z0-9._-]+|\d{4}-\d\d-\d\d(?:T[\d:.]+Z)?)$/.test(text);

function without(value: unknown, words: RegExp | null): unknown {
  if (typeof value === 'string')
    return words && !isCode(value) ? value.replaceAll(words, mask) : value;
  if (Array.isArray(value)) return value.map((it) => without(it, words));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !identifies(name, value));
  return Object.fromEntries(kept.map(([name, it]) => [name, without(it, words)]));
}

/** Takes identity out of any part of this case's record; the shape stays, apart from the fields that identify. */
export const hidingIdentity = (it: Pick<Case, 'intake' | 'stage'>) => {
  const words = pattern(knownWords(it));
  // only identifying fields go, which no caller's view requires
  return <T>(part: T): T => without(part, words) as T;
};
