/**
 * Checks an own file with nothing but itself. A record whose content is there is computed again; of any other only its place
 * between two fingerprints can be judged, since what the fingerprint was made of stays inside the bank.
 */
import { hashOf } from '#domain/hash-chain.ts';
import type { OwnFile } from '../doors.ts';

type Link = OwnFile['chain'][number];

/** A file from somebody's disk. Those made before the end of the chain was noted do not say where they ended. */
export type KeptFile = Omit<OwnFile, 'records' | 'head'> & Partial<OwnFile>;

export type Verdict =
  | { readonly kind: 'whole'; readonly links: number; readonly checked: number }
  | { readonly kind: 'missing' | 'unchained' | 'changed' | 'cut'; readonly seq: number };

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

const endsAsExported = ({ chain, records, head }: KeptFile): boolean =>
  (records === undefined || records === chain.length) &&
  (head === undefined || head === chain.at(-1)?.hash);

export async function verify(file: KeptFile): Promise<Verdict> {
  const { chain } = file;
  let last = '';
  for (const [index, link] of chain.entries()) {
    const seq = index + 1;
    if (link.seq !== seq) return { kind: 'missing', seq };
    if (link.prevHash !== last) return { kind: 'unchained', seq };
    if (!(await isTrue(link))) return { kind: 'changed', seq };
    last = link.hash;
  }
  if (!endsAsExported(file)) return { kind: 'cut', seq: chain.length };
  return { kind: 'whole', links: chain.length, checked: chain.filter((it) => it.body).length };
}

const isLink = (it: unknown): boolean =>
  typeof it === 'object' && it !== null && 'hash' in it && typeof it.hash === 'string';

const isKept = (it: unknown): boolean =>
  typeof it === 'object' &&
  it !== null &&
  'exportedAt' in it &&
  !Number.isNaN(Date.parse(String(it.exportedAt))) &&
  'chain' in it &&
  Array.isArray(it.chain) &&
  it.chain.length > 0 &&
  it.chain.every(isLink);

/** A file from somebody's disk: anything may be in it. */
export function fileOf(text: string): KeptFile | null {
  try {
    const it: unknown = JSON.parse(text);
    // what else it says is compared with the bank's file before it is believed
    return isKept(it) ? (it as KeptFile) : null;
  } catch {
    return null;
  }
}
