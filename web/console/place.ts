/** Pages by path under /console, with filters in the query, so that an address can be kept, shared and returned to. */
import { useSyncExternalStore } from 'react';

export type Place =
  | { readonly page: 'queue'; readonly search: string }
  | { readonly page: 'find'; readonly search: string }
  | { readonly page: 'new' }
  | { readonly page: 'case'; readonly caseId: string }
  | { readonly page: 'callback' }
  | { readonly page: 'nowhere' };

const ROOT = '/console';

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The place that a path and query name; the site serves the console's page for all of them. */
export function placeOf(pathname: string, search: string): Place {
  const [first = '', second = '', ...more] = pathname
    .slice(ROOT.length)
    .split('/')
    .filter(Boolean)
    .map(decoded);
  if (more.length > 0) return { page: 'nowhere' };
  if (first === 'cases' && second) return { page: 'case', caseId: second };
  if (second) return { page: 'nowhere' };
  if (first === '' || first === 'index.html') return { page: 'queue', search };
  if (first === 'find') return { page: 'find', search };
  return first === 'new' || first === 'callback' ? { page: first } : { page: 'nowhere' };
}

export const hrefs = {
  queue: (search = '') => `${ROOT}/${search}`,
  find: (search = '') => `${ROOT}/find${search}`,
  new: () => `${ROOT}/new`,
  case: (caseId: string) => `${ROOT}/cases/${encodeURIComponent(caseId)}`,
} as const;

const listeners = new Set<() => void>();
const tell = () => {
  for (const listener of listeners) listener();
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** Goes to another page of the console; `replace` leaves no step to go back to, for filters of the same page. */
export function go(href: string, replace = false): void {
  if (href === address()) return;
  if (replace) window.history.replaceState(null, '', href);
  else window.history.pushState(null, '', href);
  tell();
}

const address = () => `${window.location.pathname}${window.location.search}`;

export function usePlace(): Place {
  const at = useSyncExternalStore(subscribe, address);
  const [pathname = '', search = ''] = at.split(/(?=\?)/);
  return placeOf(pathname, search);
}
