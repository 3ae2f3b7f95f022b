/** The table of contents of a ZIP file, read without unpacking anything. */

export interface ZipEntry {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly encrypted: boolean;
}

const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;

/**
 * Every entry as the central directory has it; null for a file that is no plain ZIP from its first byte to its last: anything
 * before, behind or between, a comment, ZIP64 or several volumes make it something else.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - END_BYTES;
  if (end < 0 || view.getUint32(0, true) !== 0x04034b50 || view.getUint32(end, true) !== END)
    return null;
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const inOneVolume =
    view.getUint32(end + 4, true) === 0 && view.getUint16(end + 8, true) === count;
  if (!inOneVolume || start + view.getUint32(end + 12, true) !== end) return null;
  return entriesBetween(view, { start, end, count });
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

function entriesBetween(view: DataView, { start, end, count }: Directory): ZipEntry[] | null {
  const entries: ZipEntry[] = [];
  let at = start;
  while (at < end) {
    if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY) return null;
    const nameBytes = view.getUint16(at + 28, true);
    const next =
      at + ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return null;
    entries.push(entryAt(view, at, nameBytes));
    at = next;
  }
  return entries.length === count ? entries : null;
}

const entryAt = (view: DataView, at: number, nameBytes: number): ZipEntry => ({
  name: new TextDecoder().decode(
    new Uint8Array(view.buffer, view.byteOffset + at + ENTRY_BYTES, nameBytes),
  ),
  packed: view.getUint32(at + 20, true),
  unpacked: view.getUint32(at + 24, true),
  encrypted: (view.getUint16(at + 8, true) & 1) === 1,
});
