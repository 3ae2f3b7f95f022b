import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { openJournal } from '../line-journal.ts';
import { type MailEvent, type StoredMail, storedMailSchema } from './stored-mail.ts';

/** The sent mails, a line each and one for each change of what was told of them; mirrored in memory so that reading never waits. */
export interface MailStore {
  /** Newest first. */
  all(): StoredMail[];
  get(messageId: string): StoredMail | undefined;
  nextSequence(): number;
  /** On disk when it returns. */
  save(mail: StoredMail): void;
  /** What was told of a mail, from now on. On disk when it returns. */
  tell(messageId: string, events: readonly MailEvent[]): void;
  close(): void;
}

const lineSchema = z.union([
  z.strictObject({ mail: storedMailSchema }),
  z.strictObject({ of: z.string(), events: storedMailSchema.shape.events }),
]);
type Line = z.infer<typeof lineSchema>;

/** Opens the file; half a line of a killed process goes, a line that is no mail is named in the error. */
export function openMailStore(path: string): MailStore {
  if (!existsSync(dirname(path))) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const mails = new Map<string, StoredMail>();
  const keep = (line: Line) => {
    const known = 'of' in line ? mails.get(line.of) : undefined;
    const mail = 'mail' in line ? line.mail : known && { ...known, events: line.events };
    if (mail) mails.set(mail.messageId, mail);
  };
  const journal = openJournal(path, 0, (text, offset) => keep(read(text, `${path} at ${offset}`)));
  const write = (line: Line) => {
    journal.append(JSON.stringify(line));
    keep(line);
  };
  let last = Math.max(0, ...[...mails.values()].map((mail) => mail.sequence));
  return {
    all: () => [...mails.values()].sort((one, other) => other.sequence - one.sequence),
    get: (messageId) => mails.get(messageId),
    nextSequence: () => (last += 1),
    save: (mail) => write({ mail }),
    tell: (of, events) => write({ of, events: [...events] }),
    close: () => journal.close(),
  };
}

function read(text: string, where: string): Line {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`Not a stored mail: ${where}. Remove the file, or reset the laptop's data.`, {
      cause,
    });
  }
}
