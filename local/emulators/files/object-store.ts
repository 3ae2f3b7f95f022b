import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../write-whole.ts';

/** What is known of an object besides its bytes. */
export interface ObjectFacts {
  readonly bucket: string;
  readonly key: string;
  readonly size: number;
  /** MD5 in quotes, as S3 has it for objects that came in one piece. */
  readonly etag: string;
  readonly contentType: string;
  /** Epoch ms. */
  readonly lastModified: number;
  /** Base64; present when the sender gave it. */
  readonly checksumSha256?: string;
  /** `x-amz-meta-…` headers. */
  readonly metadata: Readonly<Record<string, string>>;
}

export interface ObjectStore {
  facts(bucket: string, key: string): ObjectFacts | undefined;
  bytes(bucket: string, key: string): Buffer;
  /** On disk when it returns, whole or not at all. */
  put(facts: ObjectFacts, bytes: Buffer): void;
  delete(bucket: string, key: string): void;
  /** In the order of their keys. */
  list(bucket: string, prefix: string): readonly ObjectFacts[];
}

/** Objects in one folder, one file each: a line of facts, then the bytes. Drafts of a killed process go. */
export function openObjectStore(dir: string): ObjectStore {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const known = new Map<string, ObjectFacts>();
  for (const name of readdirSync(dir)) {
    if (name.endsWith('.tmp')) rmSync(join(dir, name));
    if (!name.endsWith('.object')) continue;
    const [facts] = split(readFileSync(join(dir, name)));
    known.set(place(facts.bucket, facts.key), facts);
  }
  // a key may be longer than a file's name
  const file = (bucket: string, key: string) =>
    join(dir, `${createHash('sha256').update(place(bucket, key)).digest('hex')}.object`);
  return {
    facts: (bucket, key) => known.get(place(bucket, key)),
    bytes: (bucket, key) => split(readFileSync(file(bucket, key)))[1],
    put(facts, bytes) {
      const line = Buffer.from(`${JSON.stringify(facts)}\n`);
      writeWhole(file(facts.bucket, facts.key), Buffer.concat([line, bytes]));
      known.set(place(facts.bucket, facts.key), facts);
    },
    delete(bucket, key) {
      rmSync(file(bucket, key), { force: true });
      known.delete(place(bucket, key));
    },
    list: (bucket, prefix) =>
      [...known.values()]
        .filter((it) => it.bucket === bucket && it.key.startsWith(prefix))
        .sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key))),
  };
}

/** No bucket's name has a slash. */
const place = (bucket: string, key: string): string => `${bucket}/${key}`;

function split(content: Buffer): readonly [ObjectFacts, Buffer] {
  const end = content.indexOf('\n');
  // written by `put` alone
  const facts = JSON.parse(content.subarray(0, end).toString('utf8')) as ObjectFacts;
  return [facts, content.subarray(end + 1)];
}
