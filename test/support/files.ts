/** Files as people send them: small, whole, and of the type they say; and some that only pretend. */
import { createHash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';
import type { EvidenceFile } from '#domain/evidence/evidence.ts';

export const aPdf = (inside = '王小明的住院证明'): Buffer =>
  Buffer.from(
    `%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n% ${inside}\ntrailer<</Root 1 0 R>>\n%%EOF\n`,
  );
export const aPng = (): Buffer =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
export const aJpeg = (): Buffer =>
  Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('ffd9', 'hex'),
  ]);
export const aHeic = (): Buffer => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');

/** The harmless file by which scanners are tested, put together so that this source does not set them off. */
export const eicar = (): string =>
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');

interface Packed {
  readonly content: Buffer;
  /** What the archive says of it, where it lies. */
  readonly claims?: { readonly unpacked?: number; readonly encrypted?: boolean };
}

/** A ZIP archive of these entries. */
export function aZip(entries: Readonly<Record<string, Packed | string>>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, given] of Object.entries(entries)) {
    const { content, claims = {} } =
      typeof given === 'string' ? { content: Buffer.from(given) } : { claims: {}, ...given };
    const packed = deflateRawSync(content);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(claims.encrypted ? 1 : 0, 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(content), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(claims.unpacked ?? content.length, 18);
    facts.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([sign(0x04034b50), facts, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([sign(0x02014b50), Buffer.from([20, 0]), facts, tail, Buffer.from(name)]),
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...bodies, central, sign(0x06054b50), end]);
}

function sign(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

export const aDocx = (more: Parameters<typeof aZip>[0] = {}): Buffer =>
  aZip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': '<w:document/>',
    ...more,
  });

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Told = Pick<EvidenceFile, 'name' | 'mediaType' | 'size' | 'sha256'>;

/** What an honest sender says of a file. */
export const toldOf = (
  bytes: Buffer,
  name = '证明.pdf',
  mediaType: EvidenceFile['mediaType'] = 'application/pdf',
): Told => ({
  name,
  mediaType,
  size: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
