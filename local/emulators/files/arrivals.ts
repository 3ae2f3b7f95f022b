/** Tells EventBridge of each new object, at least once, also after `kill -9`. */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../write-whole.ts';
import type { ObjectFacts, ObjectStore } from './object-store.ts';

/** An event as sources hand it to the bus. */
export interface FileEvent {
  readonly id: string;
  readonly source: 'aws.s3';
  readonly 'detail-type': 'Object Created';
  readonly time: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

interface Arrival {
  readonly object: Pick<ObjectFacts, 'bucket' | 'key' | 'etag'>;
  readonly event: FileEvent;
}

export interface Arrivals {
  /** Remembers that this object is about to be there; called before it is written, so that no crash falls between. */
  announce(object: Arrival['object'], event: FileEvent): void;
  /** Tells it; returns at once. */
  tell(eventId: string): void;
  idle(): Promise<void>;
  close(): void;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

/** Starts by telling what an earlier process left untold; what it never wrote is forgotten. */
export function openArrivals(
  dir: string,
  objects: Pick<ObjectStore, 'facts'>,
  emit: (event: FileEvent) => Promise<void>,
): Arrivals {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = (eventId: string) => join(dir, `${eventId}.json`);
  const telling = new Set<Promise<void>>();
  const retries = new Map<string, NodeJS.Timeout>();
  let closed = false;

  async function tellOne(eventId: string, failures: number): Promise<void> {
    const { object, event } = JSON.parse(readFileSync(file(eventId), 'utf8')) as Arrival;
    const isThere = objects.facts(object.bucket, object.key)?.etag === object.etag;
    try {
      if (isThere) await emit(event);
      if (!closed) rmSync(file(eventId), { force: true });
    } catch {
      later(eventId, failures);
    }
  }
  function later(eventId: string, failures: number): void {
    if (closed) return;
    const delay = Math.min(FIRST_RETRY_MS * 2 ** failures, LONGEST_RETRY_MS);
    retries.set(eventId, setTimeout(() => start(eventId, failures + 1), delay).unref());
  }
  function start(eventId: string, failures = 0): void {
    const work = tellOne(eventId, failures);
    telling.add(work);
    const forget = () => telling.delete(work);
    work.then(forget, forget);
  }

  for (const name of readdirSync(dir)) {
    if (name.endsWith('.tmp')) rmSync(join(dir, name));
    else if (name.endsWith('.json')) setImmediate(start, name.slice(0, -'.json'.length));
  }
  return {
    announce: (object, event) => writeWhole(file(event.id), JSON.stringify({ object, event })),
    tell: (eventId) => start(eventId),
    async idle() {
      while (telling.size > 0) await Promise.allSettled(telling);
    },
    close() {
      closed = true;
      for (const timer of retries.values()) clearTimeout(timer);
    },
  };
}
