/** Looks at the bytes of a file: whether they are what was announced, and nothing else besides. */
import type { EvidenceFile, EvidenceRefusal } from './evidence.ts';
import { isSafeName, type MediaType } from './file-name.ts';
import { officeFault } from './office.ts';

const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
const starts = (bytes: Uint8Array, ...signs: readonly number[]): boolean =>
  signs.every((sign, at) => bytes[at] === sign);

/** What browsers take for a page, wherever they look for one: at the beginning, or behind the end. */
const MARKUP = /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|form|meta)\b/i;
const EDGE_BYTES = 4096;

/** A second file hides at an edge of the first: markup, or the end of an archive (a program may read either alone). */
function hidesAnother(bytes: Uint8Array): boolean {
  const edges = latin(bytes.subarray(0, EDGE_BYTES)) + latin(bytes.subarray(-EDGE_BYTES));
  return MARKUP.test(edges) || latin(bytes.subarray(-65_557)).includes('PK\x05\x06');
}

const isHeic = (bytes: Uint8Array): boolean =>
  /^ftyp(?:heic|heix|hevc|heim|heis|mif1|msf1)/.test(latin(bytes.subarray(4, 12)));

/** Text in any usual encoding has no other control characters; a page pretends to be text by its first sign. */
function isText(bytes: Uint8Array): boolean {
  const control = bytes.some((it) => it < 32 && it !== 9 && it !== 10 && it !== 12 && it !== 13);
  const beginning = latin(bytes.subarray(0, EDGE_BYTES)).replace(/^\u00ef\u00bb\u00bf/, '');
  return !control && !/^\s*<[a-z!?/]/i.test(beginning) && !MARKUP.test(beginning);
}

const isPdf = (bytes: Uint8Array): boolean =>
  latin(bytes.subarray(0, 8)).startsWith('%PDF-') && latin(bytes.subarray(-1024)).includes('%%EOF');

const whole = (looksRight: boolean, bytes: Uint8Array): EvidenceRefusal | null => {
  if (!looksRight) return 'wrongType';
  return hidesAnother(bytes) ? 'disguised' : null;
};

const contentFaults: {
  readonly [M in MediaType]: (bytes: Uint8Array) => EvidenceRefusal | null;
} = {
  'application/pdf': (it) => whole(isPdf(it), it),
  'image/jpeg': (it) => whole(starts(it, 0xff, 0xd8, 0xff), it),
  'image/png': (it) => whole(starts(it, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), it),
  'image/heic': (it) => whole(isHeic(it), it),
  'text/plain': (it) => (isText(it) ? null : 'wrongType'),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': (it) =>
    officeFault(it, 'word/'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': (it) =>
    officeFault(it, 'xl/'),
};

async function sha256(bytes: Uint8Array): Promise<string> {
  // a copy with a buffer of its own: Web Crypto takes no shared memory, and the type says so
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Why this file cannot be taken in, or null. Knows forms, not malware: that is a scanner's part. */
export async function fileFault(
  told: Pick<EvidenceFile, 'name' | 'mediaType' | 'size' | 'sha256'>,
  bytes: Uint8Array,
): Promise<EvidenceRefusal | null> {
  if (!isSafeName(told.name, told.mediaType)) return 'unsafeName';
  if (bytes.length !== told.size) return 'wrongSize';
  if ((await sha256(bytes)) !== told.sha256) return 'wrongHash';
  return contentFaults[told.mediaType](bytes);
}
