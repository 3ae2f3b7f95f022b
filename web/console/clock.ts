/** What time it is for the bank. On the laptop the clock can be moved, and the pages are told; elsewhere it is the device's. */
import { useEffect, useSyncExternalStore } from 'react';
import { loadConfig } from './auth/config.ts';

const TICK_MS = 30_000;
let offset = 0;
let now = Date.now();
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now() + offset;
  for (const listener of listeners) listener();
}

async function follow(): Promise<void> {
  const config = await loadConfig().catch(() => null);
  offset = config?.now ? Date.parse(config.now) - Date.now() : 0;
  tick();
}

/** Keeps the page's clock right while it is shown. To be used once, at the root. */
export function useFollowedClock(): void {
  useEffect(() => {
    const seen = () => void follow();
    seen();
    const timer = setInterval(tick, TICK_MS);
    window.addEventListener('focus', seen);
    return () => {
      clearInterval(timer);
      window.removeEventListener('focus', seen);
    };
  }, []);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Epoch milliseconds by the bank's clock. */
export const bankNow = (): number => Date.now() + offset;

const shown = () => now;

/** The same, moving on twice a minute. A page that is only written out, without a browser, shows the same moment. */
export const useNow = (): number => useSyncExternalStore(subscribe, shown, shown);
