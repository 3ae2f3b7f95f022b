import type { MailStore } from './mail-store.ts';
import type { MailEvent, StoredMail } from './stored-mail.ts';

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** Tells each mail's events in order, at least once: an event counts as told when `tell` resolves. */
export interface EventOutbox {
  /** Tell what this mail still has to tell; returns at once. */
  post(messageId: string): void;
  /** Resolves when nothing is being told; refused events wait for their retry and do not hold it up. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface OutboxNeeds {
  store: MailStore;
  tell(mail: StoredMail, event: MailEvent): Promise<void>;
  now(): number;
}

/** Starts with whatever an earlier process left untold. Retries run on the machine's clock, not the laptop's. */
export function openEventOutbox(needs: OutboxNeeds): EventOutbox {
  const retries = new Map<string, NodeJS.Timeout>();
  const waiting = new Set<string>();
  const failures = new Map<string, number>();
  let closed = false;
  let working: Promise<void> = Promise.resolve();

  const post = (messageId: string) => {
    if (closed || waiting.has(messageId)) return;
    waiting.add(messageId);
    working = working.then(() => work(messageId));
  };
  const work = async (messageId: string) => {
    waiting.delete(messageId);
    if (closed) return;
    if (await tellAll(needs, messageId, () => closed)) failures.delete(messageId);
    else retryLater(messageId);
  };
  const retryLater = (messageId: string) => {
    if (closed || retries.has(messageId)) return;
    const failed = failures.get(messageId) ?? 0;
    failures.set(messageId, failed + 1);
    const retry = () => {
      retries.delete(messageId);
      post(messageId);
    };
    const delay = Math.min(FIRST_RETRY_MS * 2 ** failed, LONGEST_RETRY_MS);
    retries.set(messageId, setTimeout(retry, delay).unref());
  };

  for (const mail of needs.store.all().toReversed()) if (isUntold(mail)) post(mail.messageId);
  return {
    post,
    async idle() {
      for (let seen; seen !== working; ) await (seen = working);
    },
    async close() {
      closed = true;
      for (const timer of retries.values()) clearTimeout(timer);
      await working;
    },
  };
}

function isUntold(mail: StoredMail): boolean {
  return mail.events.some((event) => event.acknowledgedAt === undefined);
}

/** False when the listener refused an event: later ones of that mail keep their place behind it. */
async function tellAll(
  needs: OutboxNeeds,
  messageId: string,
  isClosed: () => boolean,
): Promise<boolean> {
  for (;;) {
    const mail = needs.store.get(messageId);
    const event = mail?.events.find((one) => one.acknowledgedAt === undefined);
    if (mail === undefined || event === undefined || isClosed()) return true;
    try {
      await needs.tell(mail, event);
    } catch {
      return false;
    }
    acknowledge(needs, messageId, event.id);
  }
}

/** Reads the mail again: it may have bounced while its listener was at work. */
function acknowledge(needs: OutboxNeeds, messageId: string, eventId: string): void {
  const mail = needs.store.get(messageId);
  if (mail === undefined) return;
  const acknowledgedAt = new Date(needs.now()).toISOString();
  const events = mail.events.map((one) => (one.id === eventId ? { ...one, acknowledgedAt } : one));
  needs.store.tell(messageId, events);
}
