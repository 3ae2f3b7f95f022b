import * as z from 'zod/mini';

const addresses = z.array(z.string());

const eventSchema = z.object({
  /** Stays the same when the event is told again, so that listeners can tell a repeat. */
  id: z.string(),
  type: z.enum(['send', 'delivery', 'bounce', 'complaint']),
  recipients: addresses,
  at: z.iso.datetime(),
  /** Absent until the listener has acknowledged the event. */
  acknowledgedAt: z.optional(z.iso.datetime()),
});

const attachmentSchema = z.object({
  name: z.string(),
  contentType: z.string(),
  bytes: z.number(),
  base64: z.string(),
});

/** One mail as its file holds it. `sequence` is the order of acceptance, since a moved clock may tie or jump. */
export const storedMailSchema = z.object({
  messageId: z.string(),
  sequence: z.int(),
  sentAt: z.iso.datetime(),
  source: z.string(),
  to: addresses,
  cc: addresses,
  bcc: addresses,
  replyTo: addresses,
  subject: z.string(),
  html: z.optional(z.string()),
  text: z.optional(z.string()),
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  attachments: z.array(attachmentSchema),
  configurationSet: z.optional(z.string()),
  tags: z.record(z.string(), z.array(z.string())),
  events: z.array(eventSchema),
});

export type StoredMail = z.infer<typeof storedMailSchema>;
export type MailEvent = z.infer<typeof eventSchema>;

/** What a caller asked to send, before the emulator gives it a number, a time and events. */
export type Letter = Omit<StoredMail, 'messageId' | 'sequence' | 'sentAt' | 'events'>;

/** Everyone the mail goes to, as bare lower-case addresses (without display names). */
export function recipientsOf(mail: Pick<StoredMail, 'to' | 'cc' | 'bcc'>): string[] {
  return [...new Set([...mail.to, ...mail.cc, ...mail.bcc].map(bareAddress))];
}

/** `"李 <li@x.example>"` → `li@x.example`. */
export function bareAddress(address: string): string {
  return (/<([^<>]*)>\s*$/u.exec(address)?.[1] ?? address).trim().toLowerCase();
}
