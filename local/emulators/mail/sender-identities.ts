import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { writeWhole } from '../write-whole.ts';
import { SesFault } from './ses-fault.ts';
import { bareAddress } from './stored-mail.ts';

/** Who may send: addresses and whole domains (with their subdomains), as SES's verified identities. */
export interface SenderIdentities {
  all(): string[];
  isVerified(identity: string): boolean;
  verify(identity: string): void;
  /** Throws SES's MessageRejected when the address belongs to no identity. */
  assertMaySend(address: string): void;
}

/** `configured` come from the stack; those verified through the API are kept in `file`. */
export function senderIdentities(file: string, configured: readonly string[]): SenderIdentities {
  const known = new Set([...configured, ...read(file)].map((identity) => identity.toLowerCase()));
  const isVerified = (identity: string) => known.has(identity.toLowerCase());
  return {
    isVerified,
    all: () => [...known],
    verify(identity) {
      known.add(identity.toLowerCase());
      writeWhole(file, JSON.stringify([...known]));
    },
    assertMaySend(address) {
      const bare = bareAddress(address);
      if (known.has(bare) || domainsOf(bare).some(isVerified)) return;
      throw new SesFault(
        'MessageRejected',
        `Email address is not verified. The following identities failed the check: ${bare}`,
      );
    },
  };
}

function read(path: string): string[] {
  if (!existsSync(path)) return [];
  return z.array(z.string()).parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** `a@x.y.example` → `x.y.example`, `y.example`, `example`. */
function domainsOf(address: string): string[] {
  const labels = (address.split('@')[1] ?? '').split('.');
  return labels.map((_label, i) => labels.slice(i).join('.'));
}
