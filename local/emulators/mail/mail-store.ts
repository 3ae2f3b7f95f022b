import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../write-whole.ts';
import { type StoredMail, storedMailSchema } from './stored-mail.ts';

/** The sent mails, one JSON file each, mirrored in memory so that reading never waits. */
export interface MailStore {
  /** Newest first. */
  all(): StoredMail[];
  get(messageId: string): StoredMail | undefined;
  nextSequence(): number;
  /** On disk when it returns. */
  save(mail: StoredMail): void;
}

/** Opens the folder; drafts of a killed process go, a file that is no mail is named in the error. */
export function openMailStore(dir: string): MailStore {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const mails = new Map(load(dir).map((mail) => [mail.messageId, mail]));
  let last = Math.max(0, ...[...mails.values()].map((mail) => mail.sequence));
  return {
    all: () => [...mails.values()].sort((one, other) => other.sequence - one.sequence),
    get: (messageId) => mails.get(messageId),
    nextSequence: () => (last += 1),
    save(mail) {
      writeWhole(join(dir, fileName(mail)), JSON.stringify(mail, null, 1));
      mails.set(mail.messageId, mail);
    },
  };
}

function fileName(mail: StoredMail): string {
  return `${String(mail.sequence).padStart(9, '0')}-${mail.messageId}.json`;
}

function load(dir: string): StoredMail[] {
  const names = readdirSync(dir);
  for (const name of names) if (name.endsWith('.tmp')) rmSync(join(dir, name));
  return names.filter((name) => name.endsWith('.json')).map((name) => readMail(join(dir, name)));
}

function readMail(path: string): StoredMail {
  try {
    return storedMailSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`Not a stored mail: ${path}. Remove it, or reset the laptop's data.`, {
      cause,
    });
  }
}
