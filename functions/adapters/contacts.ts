import { createHash } from 'node:crypto';
import type { Case } from '#domain/case.ts';

/** One spelling per contact: an e-mail in lower case, a number without the marks people put between digits. */
export function normalContact(contact: string): string {
  const bare = contact.normalize('NFKC').trim().toLowerCase();
  return bare.includes('@') ? bare : bare.replaceAll(/[\s().-]/g, '');
}

/** SHA-256 of a contact, so that an index key never shows whose it is. */
export const contactHash = (contact: string): string =>
  createHash('sha256').update(normalContact(contact)).digest('hex');

/** Hashes under which a submitted case is found: the complainant's e-mail first, then the telephone. Drafts are nobody's yet. */
export function contactHashes({ intake }: Pick<Case, 'intake'>): string[] {
  const contacts = [intake?.complainant.email, intake?.complainant.phone];
  return contacts.filter((it) => it !== undefined).map(contactHash);
}
