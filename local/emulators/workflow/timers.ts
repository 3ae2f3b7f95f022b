import type { LaptopClock } from '../../clock.ts';

/** Wakes `ring` at instants of the laptop's clock. */
export interface Timers {
  /** Rings once `at` (epoch ms) has come; at once, before returning, when it is in the past already. */
  arm(at: number, ring: () => void): void;
  close(): void;
}

// Node fires a longer timer at once
const LONGEST_TIMER_MS = 2 ** 30;

/** One Node timer for the earliest of any number of alarms, kept in a binary heap. */
export function openTimers(clock: LaptopClock): Timers {
  const heap: Alarm[] = [];
  let timer: NodeJS.Timeout | undefined;

  const rearm = () => {
    clearTimeout(timer);
    const first = heap[0];
    if (!first) return;
    const delay = Math.min(Math.max(first.at - clock.now(), 0), LONGEST_TIMER_MS);
    timer = setTimeout(ringDue, delay);
    // a waiting workflow must not keep a finished test or command alive
    timer.unref();
  };
  const ringDue = () => {
    const now = clock.now();
    for (let first = heap[0]; first && first.at <= now; first = heap[0]) {
      takeFirst(heap);
      first.ring();
    }
    rearm();
  };
  const stop = clock.onForward(ringDue);

  return {
    arm(at, ring) {
      if (at <= clock.now()) {
        ring();
        return;
      }
      insert(heap, { at, ring });
      if (heap[0]?.ring === ring) rearm();
    },
    close() {
      clearTimeout(timer);
      stop();
      heap.length = 0;
    },
  };
}

interface Alarm {
  readonly at: number;
  readonly ring: () => void;
}

function insert(heap: Alarm[], alarm: Alarm): void {
  let at = heap.push(alarm) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (!parent || parent.at <= alarm.at) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = alarm;
}

function takeFirst(heap: Alarm[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let at = 0;
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    const left = heap[below];
    const right = heap[below + 1];
    const smaller = right && left && right.at < left.at ? right : left;
    if (!smaller || smaller.at >= last.at) break;
    heap[at] = smaller;
    at = smaller === left ? below : below + 1;
  }
  heap[at] = last;
}
