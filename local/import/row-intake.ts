/** From a row of the file to what the bank's own schema accepts as a case, or to what is wrong with it. */
import * as z from 'zod/mini';
import { type FieldError, fieldErrors } from '#contracts/field-messages.ts';
import { instantAt } from '#domain/calendar.ts';
import { canonical } from '#domain/hash-chain.ts';
import { type StaffIntake, staffIntake } from '#domain/intake.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { shortHash } from '../people/short-hash.ts';
import type { Field, ReadField } from './mapping.ts';

export interface RowRules {
  /** Whose references the file carries; with the reference it is a row's identity. */
  readonly source: string;
  /** Language of messages, and of cases whose row names none. */
  readonly locale: Locale;
  /** Zone in which a bare date is meant. */
  readonly zone: string;
  /** Rows without a contact get an address of their own under this domain, at which nobody can be reached. */
  readonly contactDomain?: string;
}

export interface MappedRow {
  /** Unchanged as long as the row keeps its reference, or without one its contents. */
  readonly reference: string;
  readonly intake: StaffIntake;
  /** Whether the address was made up, since the row has no contact. */
  readonly unreachable: boolean;
}

/** A date of the file as an instant: the beginning of that day in the bank's zone. Anything unreadable is left for the schema to refuse. */
function instantIn(text: string, zone: string): string {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  if (!year) return text;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.safeParse(z.iso.date(), date).success ? instantAt(date, 0, zone) : text;
}

function referenceOf(cells: readonly string[], read: ReadField, { source }: RowRules): string {
  const own = read(cells, 'outsideReference') ?? shortHash(canonical(cells));
  return `${source}-${own}`;
}

/** A mailbox name out of a reference; a reference of other letters than these still has a name of its own. */
const mailboxOf = (reference: string): string =>
  /^[\w.-]{1,60}$/.test(reference) ? reference.toLowerCase() : shortHash(reference);

const given = (entries: readonly (readonly [string, unknown])[]): object =>
  Object.fromEntries(entries.filter(([, value]) => value !== undefined));

const parties: readonly Field[] = ['kind', 'name', 'email', 'phone', 'customerNumber'];
const matter: readonly Field[] = [
  'channel',
  'track',
  'product',
  'issueType',
  'locale',
  'whatHappened',
  'wish',
];

function complainantOf(
  cells: readonly string[],
  read: ReadField,
  reference: string,
  { contactDomain }: RowRules,
): { complainant: object; unreachable: boolean } {
  const own = given(parties.map((it) => [it, read(cells, it)]));
  const unreachable = Boolean(contactDomain) && !('email' in own) && !('phone' in own);
  const email = `${mailboxOf(reference)}@${contactDomain}`;
  return { complainant: unreachable ? { ...own, email } : own, unreachable };
}

/** The row as a case, or every field that is wrong with it, in the caller's language. */
export function mapRow(
  cells: readonly string[],
  read: ReadField,
  rules: RowRules,
): MappedRow | readonly FieldError[] {
  const reference = referenceOf(cells, read, rules);
  const receivedAt = read(cells, 'receivedAt');
  const { complainant, unreachable } = complainantOf(cells, read, reference, rules);
  const result = z.safeParse(
    staffIntake,
    {
      locale: rules.locale,
      ...given(matter.map((it) => [it, read(cells, it)])),
      complainant,
      outsideReference: reference,
      ...(receivedAt ? { receivedAt: instantIn(receivedAt, rules.zone) } : {}),
    },
    { reportInput: true },
  );
  if (!result.success) return fieldErrors(result.error, rules.locale);
  return { reference, intake: result.data, unreachable };
}

/** A row with more or fewer cells than the heading: most often the file was cut off, or a comma is not quoted. */
export const wrongWidth = (found: number, expected: number): FieldError => ({
  field: '',
  rule: 'columns',
  message: `${found} cells, the heading has ${expected}`,
});
