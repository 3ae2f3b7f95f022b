import type { ThrottleModel } from '../assembly/model.ts';

/** A token bucket on real time (the moved clock must not refill it). Returns whether one more request may pass. */
export function openThrottle(limits: ThrottleModel | undefined): () => boolean {
  if (!limits) return () => true;
  let tokens = limits.burst;
  let last = performance.now();
  return () => {
    const now = performance.now();
    tokens = Math.min(limits.burst, tokens + ((now - last) / 1000) * limits.ratePerSecond);
    last = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
