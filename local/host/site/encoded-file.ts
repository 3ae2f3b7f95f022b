import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { headerOf, type PageRequest, type PageResponse } from '../../emulators/pages/page.ts';

/** Pictures and fonts are packed already. */
const PACKS_WELL = /^text\/|json|svg/;

interface Kept {
  readonly written: number;
  readonly plain: Buffer;
  readonly tag: string;
  packed?: Buffer;
}

/** Read and packed once; a page that was built anew is read anew. */
const kept = new Map<string, Kept>();

function keptOf(file: string): Kept {
  const { mtimeMs: written } = statSync(file);
  const known = kept.get(file);
  if (known?.written === written) return known;
  const plain = readFileSync(file);
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 22);
  const fresh = { written, plain, tag };
  kept.set(file, fresh);
  return fresh;
}

const accepts = (request: PageRequest): boolean =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(headerOf(request, 'accept-encoding') ?? '');

const knows = (request: PageRequest, etag: string): boolean =>
  (headerOf(request, 'if-none-match') ?? '').split(',').some((it) => it.trim() === etag);

/**
 * A file as the distribution sends it: packed for whoever takes that, with a tag for each form, and no body for whoever has it.
 */
export function encodedFile(
  request: PageRequest,
  file: string,
  type: string,
  pageHeaders: Readonly<Record<string, string>>,
): PageResponse {
  const it = keptOf(file);
  const mayPack = PACKS_WELL.test(type);
  const packs = mayPack && accepts(request);
  const etag = `"${it.tag}${packs ? '-gz' : ''}"`;
  const headers = {
    ...pageHeaders,
    'content-type': type,
    'cache-control': 'no-cache',
    etag,
    ...(mayPack && { vary: 'accept-encoding' }),
  };
  if (knows(request, etag)) return { status: 304, headers, body: '' };
  if (!packs) return { status: 200, headers, body: it.plain };
  it.packed ??= gzipSync(it.plain, { level: 9 });
  return { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, body: it.packed };
}
