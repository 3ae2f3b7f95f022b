/** Checks an own file with nothing but itself: every link of the chain, and every record whose content is there. */
import { hashOf } from '#domain/hash-chain.ts';
import type { OwnFile } from '../doors.ts';

type Link = OwnFile['chain'][number];

export type Verdict =
  | { readonly kind: 'whole'; readonly links: number; readonly checked: number }
  | { readonly kind: 'missing' | 'unchained' | 'changed'; readonly seq: number };

/** The content is the event itself: it must hash to the link's fingerprint and say the same as the link. */
async function isTrue({ seq, at, name, prevHash, hash, body }: Link): Promise<boolean> {
  if (!body) return true;
  const agrees =
    body['seq'] === seq &&
    body['at'] === at &&
    body['name'] === name &&
    body['prevHash'] === prevHash;
  return agrees && (await hashOf(body)) === hash;
}

export async function verify(chain: readonly Link[]): Promise<Verdict> {
  let last = '';
  for (const [index, link] of chain.entries()) {
    const seq = index + 1;
    if (link.seq !== seq) return { kind: 'missing', seq };
    if (link.prevHash !== last) return { kind: 'unchained', seq };
    if (!(await isTrue(link))) return { kind: 'changed', seq };
    last = link.hash;
  }
  return { kind: 'whole', links: chain.length, checked: chain.filter((it) => it.body).length };
}

/** Whether today's file begins with all that an older one held; how many records came since, or null when they differ. */
export function grownSince(older: OwnFile, today: OwnFile): number | null {
  const same = older.chain.every((it, index) => today.chain[index]?.hash === it.hash);
  return older.caseNo === today.caseNo && same ? today.chain.length - older.chain.length : null;
}

/** A file from somebody's disk: anything may be in it. */
export function fileOf(text: string): OwnFile | null {
  try {
    const it: unknown = JSON.parse(text);
    const isFile =
      typeof it === 'object' &&
      it !== null &&
      'chain' in it &&
      Array.isArray(it.chain) &&
      it.chain.length > 0 &&
      it.chain.every(
        (link: unknown) => typeof link === 'object' && link !== null && 'hash' in link,
      );
    return isFile ? (it as unknown as OwnFile) : null;
  } catch {
    return null;
  }
}
