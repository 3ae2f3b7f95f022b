/** Parties of a case (field.md C7, C9): who complains, and who may speak for them. */
import * as z from 'zod/mini';
import { later } from './on-demand.ts';
import { calendarDate, line } from './vocabulary.ts';

/** E.164-like telephone number, digits with an optional leading plus. */
const phone = later(() => z.string().check(z.trim(), z.regex(/^\+?[0-9]{6,15}$/, 'phone')));
const email = later(() => z.email().check(z.maxLength(254), z.toLowerCase()));

/** P3.1-1: a natural **or legal** person; identity is never shown to those who judge. */
export const complainant = later(() =>
  z
    .strictObject({
      kind: z.enum(['person', 'company']),
      name: line(100),
      email: z.optional(email),
      phone: z.optional(phone),
      /** The bank's own customer number, where the caller knows it; the bank never asks for what it holds (C8). */
      customerNumber: z.optional(line(40)),
    })
    .check(
      z.refine((it) => Boolean(it.email ?? it.phone), { path: ['email'], error: 'contactNeeded' }),
    ),
);
export type Complainant = z.infer<typeof complainant>;

/** C9: authority has a scope and an expiry; only `settle` may accept an offer. */
export const representative = later(() =>
  z.strictObject({
    name: line(100),
    email: z.optional(email),
    phone: z.optional(phone),
    authority: z.strictObject({
      scope: z.enum(['inform', 'settle']),
      document: line(200),
      expiresOn: z.optional(calendarDate),
    }),
  }),
);
export type Representative = z.infer<typeof representative>;

/**
 * Whether two complainants are one customer: by the bank's own number where both carry it, else by name and a shared contact
 * (a contact alone may be a family's).
 */
export function sameCustomer(a: Complainant, b: Complainant): boolean {
  if (a.customerNumber && b.customerNumber) return a.customerNumber === b.customerNumber;
  const contact = (a.email && a.email === b.email) || (a.phone && a.phone === b.phone);
  return a.kind === b.kind && a.name === b.name && Boolean(contact);
}

/** Where mail to the customer goes: the representative when there is one, else the complainant. */
export function mailAddress(parties: {
  complainant: Complainant;
  representative?: Representative | undefined;
}): string | undefined {
  return parties.representative?.email ?? parties.complainant.email;
}
