/** Pages by the hash: the address tells where one is, the back button works, and the server needs to know of no page. */

export type Place =
  | { readonly page: 'start' }
  | { readonly page: 'open'; readonly step: string }
  /** `onward`: where to go on to once the case is open. */
  | { readonly page: 'case'; readonly caseNo?: string; readonly onward?: 'evidence' }
  | { readonly page: 'act'; readonly act: string; readonly step?: string }
  | { readonly page: 'evidence' }
  | { readonly page: 'file' }
  | { readonly page: 'nowhere' };

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** `#/case/XW-…` from a mail only locates a case; reading it changes nothing. */
export function placeOf(hash: string): Place {
  const [page = '', first = '', second = ''] = hash
    .replace(/^#\/?/, '')
    .split('/')
    .map((part) => decoded(part).trim());
  if (page === '') return { page: 'start' };
  if (page === 'open') return { page: 'open', step: first };
  if (page === 'case' && first)
    return second === 'evidence'
      ? { page, caseNo: first, onward: second }
      : { page, caseNo: first };
  if (page === 'act' && first)
    return second ? { page: 'act', act: first, step: second } : { page: 'act', act: first };
  return page === 'case' || page === 'evidence' || page === 'file' ? { page } : { page: 'nowhere' };
}

export const href = (...parts: readonly string[]): string =>
  `#/${parts.map(encodeURIComponent).join('/')}`;
