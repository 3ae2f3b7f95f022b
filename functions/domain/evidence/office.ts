/** Word and Excel files are ZIP archives: what must be in one, and what must not. */
import type { EvidenceRefusal } from './evidence.ts';
import { type ZipEntry, zipEntries } from './zip.ts';

/** A page of text packs to a tenth; a hundredfold is made to fill a disk. */
const MOST_UNPACKED_TIMES = 100;
const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;
const MOST_ENTRIES = 5000;

const sum = (entries: readonly ZipEntry[], of: 'packed' | 'unpacked'): number =>
  entries.reduce((total, it) => total + it[of], 0);

const isBomb = (entries: readonly ZipEntry[], bytes: number): boolean =>
  entries.length > MOST_ENTRIES ||
  sum(entries, 'unpacked') > Math.min(MOST_UNPACKED_BYTES, MOST_UNPACKED_TIMES * bytes) ||
  // entries that share their bytes
  sum(entries, 'packed') > bytes;

const leavesFolder = ({ name }: ZipEntry): boolean =>
  /^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)|\0/i.test(name);

const holdsProgram = ({ name }: ZipEntry): boolean =>
  /vbaproject|\.(bin|exe|dll|js|vbs|html?|svg)$/i.test(name) && !/printersettings/i.test(name);

/** `part` is where the content lies: `word/` or `xl/`. */
export function officeFault(bytes: Uint8Array, part: string): EvidenceRefusal | null {
  const entries = zipEntries(bytes);
  if (!entries) return 'wrongType';
  if (isBomb(entries, bytes.length)) return 'archiveBomb';
  if (entries.some((it) => it.encrypted || leavesFolder(it))) return 'disguised';
  if (entries.some(holdsProgram)) return 'macros';
  const names = entries.map((it) => it.name);
  const isOffice =
    names.includes('[Content_Types].xml') && names.some((name) => name.startsWith(part));
  return isOffice ? null : 'wrongType';
}
