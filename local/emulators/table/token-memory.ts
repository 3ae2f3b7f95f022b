import type { LaptopClock } from '../../clock.ts';
import type { Changes, Journal } from './journal.ts';
import { prefixRange } from './journal.ts';

const PREFIX = 'token~';
const LIFETIME_MS = 10 * 60_000;
const FORGET_AT_ONCE = 64;

interface Remembered {
  digest: string;
  expires: number;
}

/** Which ClientRequestTokens were used in the last ten minutes of the laptop clock, and for what. */
export interface TokenMemory {
  /** Digest of the request that used the token, if that is recent enough to count as a repeat. */
  recall(token: string): string | undefined;
  /** Remembered with the commit of `changes`, in which some expired tokens are forgotten in passing. */
  remember(token: string, digest: string, changes: Changes): void;
}

export async function openTokenMemory(journal: Journal, clock: LaptopClock): Promise<TokenMemory> {
  const queue = await expiryQueue(journal);
  const stored = (token: string): Remembered | undefined => {
    const text = journal.get(PREFIX + token);
    return text === undefined ? undefined : JSON.parse(text);
  };
  return {
    recall(token) {
      const found = stored(token);
      return found && found.expires > clock.now() ? found.digest : undefined;
    },
    remember(token, digest, changes) {
      for (const old of queue.takeExpired(clock.now())) changes.set(PREFIX + old, undefined);
      const expires = clock.now() + LIFETIME_MS;
      changes.set(PREFIX + token, JSON.stringify({ digest, expires }));
      queue.add(token, expires);
    },
  };
}

/** Lifetimes are all equal and the clock never goes back, so the order of use is the order of expiry. */
async function expiryQueue(journal: Journal) {
  const known: { token: string; expires: number }[] = [];
  for (const [key, text] of journal.entries(prefixRange(PREFIX))) {
    const { expires }: Remembered = JSON.parse(text);
    known.push({ token: key.slice(PREFIX.length), expires });
  }
  let waiting = known.sort((a, b) => a.expires - b.expires);
  let head = 0;
  const expired = (now: number) => (waiting[head]?.expires ?? Infinity) <= now;
  return {
    add: (token: string, expires: number) => waiting.push({ token, expires }),
    *takeExpired(now: number) {
      for (let n = 0; n < FORGET_AT_ONCE && expired(now); n++) {
        const next = waiting[head++];
        if (next) yield next.token;
      }
      if (head > waiting.length / 2) [waiting, head] = [waiting.slice(head), 0];
    },
  };
}
