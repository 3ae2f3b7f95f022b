/** The audit chain: each event carries the hash of the one before, so that nothing is changed or dropped unseen. */
import type { Actor } from './actor.ts';
import type { DomainEvent, RecordedEvent } from './events.ts';

/** JSON with sorted keys and without absent values: one text for one value, in any runtime. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((it) => canonical(it ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value)
    .filter(([, it]) => it !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, it]) => `${JSON.stringify(key)}:${canonical(it)}`).join(',')}}`;
}

/** SHA-256 of the canonical text, lower-case hex. Web Crypto, so that a browser can verify the same chain. */
export async function hashOf(value: unknown): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonical(value)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export interface Head {
  readonly caseId: string;
  readonly version: number;
  readonly lastSeq: number;
  readonly lastHash: string;
}

/** Numbers, times and chains the `events` of one command after `head`. */
export async function record(
  head: Head,
  events: readonly DomainEvent[],
  by: Actor,
  at: string,
): Promise<RecordedEvent[]> {
  const recorded: RecordedEvent[] = [];
  let prevHash = head.lastHash;
  for (const [index, { name, data }] of events.entries()) {
    const body = {
      caseId: head.caseId,
      seq: head.lastSeq + 1 + index,
      version: head.version + 1,
      at,
      by,
      name,
      data,
      prevHash,
    };
    const hash = await hashOf(body);
    recorded.push({ ...body, hash });
    prevHash = hash;
  }
  return recorded;
}

/** The first break of a chain in words, or null when it is whole. `events` in order, from the first. */
export async function findBreak(events: readonly RecordedEvent[]): Promise<string | null> {
  let prevHash = '';
  for (const [index, it] of events.entries()) {
    const { hash, ...body } = it;
    if (it.seq !== index + 1) return `Event ${index + 1} is missing; found ${it.seq}`;
    if (it.prevHash !== prevHash) return `Event ${it.seq} does not follow the one before it`;
    if ((await hashOf(body)) !== hash) return `Event ${it.seq} was changed after it was recorded`;
    prevHash = hash;
  }
  return null;
}
