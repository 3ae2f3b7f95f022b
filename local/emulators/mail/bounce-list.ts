import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { writeWhole } from '../write-whole.ts';
import { bareAddress } from './stored-mail.ts';

/** Addresses whose mailbox refuses mail, kept across restarts. */
export interface BounceList {
  has(address: string): boolean;
  add(address: string): void;
  remove(address: string): void;
}

export function openBounceList(file: string): BounceList {
  const listed = new Set(read(file));
  const save = () => writeWhole(file, JSON.stringify([...listed]));
  return {
    has: (address) => listed.has(bareAddress(address)),
    add(address) {
      listed.add(bareAddress(address));
      save();
    },
    remove(address) {
      if (listed.delete(bareAddress(address))) save();
    },
  };
}

function read(file: string): string[] {
  if (!existsSync(file)) return [];
  return z.array(z.string()).parse(JSON.parse(readFileSync(file, 'utf8')));
}
