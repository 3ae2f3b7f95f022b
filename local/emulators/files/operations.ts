/** The operations themselves, once the caller is known and allowed. */
import type { CopyCall, ListCall, ObjectCall, S3Call } from './call.ts';
import { checkDigests, etagOf } from './checksums.ts';
import type { ObjectFacts, ObjectStore } from './object-store.ts';
import { S3Fault } from './s3-fault.ts';
import { bodyOf, headerIn, plain, type S3Request, type S3Response, xml } from './s3-message.ts';

export interface Shelf {
  readonly objects: ObjectStore;
  /** Writes an object and tells of it. `reason` as S3's events have it. */
  readonly put: (facts: NewObject, bytes: Buffer, reason: string) => ObjectFacts;
}
export type NewObject = Omit<ObjectFacts, 'size' | 'etag' | 'lastModified'>;

export function perform(shelf: Shelf, call: S3Call, request: S3Request): S3Response {
  switch (call.operation) {
    case 'GetObject':
    case 'HeadObject':
      return get(shelf, call);
    case 'PutObject':
      return put(shelf, call, request);
    case 'CopyObject':
      return copy(shelf, call, request);
    case 'DeleteObject':
      shelf.objects.delete(call.bucket, call.key);
      return plain(204);
    case 'DeleteObjects':
      checkDigests(bodyOf(request), request.headers);
      for (const key of call.keys) shelf.objects.delete(call.bucket, key);
      return xml(200, 'DeleteResult', {});
    case 'ListObjectsV2':
      return list(shelf, call);
    default:
      return call satisfies never;
  }
}

function factsOf({ objects }: Shelf, bucket: string, key: string): ObjectFacts {
  const facts = objects.facts(bucket, key);
  if (!facts) throw new S3Fault('NoSuchKey', 'The specified key does not exist.');
  return facts;
}

/** Headers that the address may set on the answer. */
const OVERRIDES = new Set(['content-type', 'content-disposition', 'cache-control']);

function get(shelf: Shelf, { bucket, key, query, operation }: ObjectCall): S3Response {
  const facts = factsOf(shelf, bucket, key);
  const asked = [...query].filter(([name]) => name.startsWith('response-'));
  const overrides = asked.map(([name, value]) => [name.slice('response-'.length), value] as const);
  const unknown = overrides.find(([name]) => !OVERRIDES.has(name));
  if (unknown) throw new S3Fault('NotImplemented', `response-${unknown[0]} is not known`);
  const headers = {
    'content-type': facts.contentType,
    etag: facts.etag,
    'last-modified': new Date(facts.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
    ...facts.metadata,
    ...(facts.checksumSha256 !== undefined && { 'x-amz-checksum-sha256': facts.checksumSha256 }),
    ...Object.fromEntries(overrides),
    'content-length': String(facts.size),
  };
  return operation === 'HeadObject'
    ? plain(200, headers)
    : plain(200, headers, shelf.objects.bytes(bucket, key));
}

function put(shelf: Shelf, { bucket, key }: ObjectCall, request: S3Request): S3Response {
  if (headerIn(request, 'x-amz-content-sha256')?.startsWith('STREAMING-'))
    throw new S3Fault('NotImplemented', 'The laptop takes objects in one piece');
  const bytes = bodyOf(request);
  checkDigests(bytes, request.headers);
  const checksumSha256 = headerIn(request, 'x-amz-checksum-sha256');
  const metadata = Object.entries(request.headers).filter(([name]) =>
    name.startsWith('x-amz-meta-'),
  );
  const { etag } = shelf.put(
    {
      bucket,
      key,
      contentType: headerIn(request, 'content-type') ?? 'binary/octet-stream',
      metadata: Object.fromEntries(metadata.map(([name, value]) => [name, String(value)])),
      ...(checksumSha256 !== undefined && { checksumSha256 }),
    },
    bytes,
    'PutObject',
  );
  return plain(200, { etag });
}

function copy(shelf: Shelf, { bucket, key, source }: CopyCall, request: S3Request): S3Response {
  const facts = factsOf(shelf, source.bucket, source.key);
  const mark = headerIn(request, 'x-amz-copy-source-if-match');
  if (mark !== undefined && mark !== facts.etag)
    throw new S3Fault('PreconditionFailed', 'At least one of the preconditions did not hold');
  const bytes = shelf.objects.bytes(source.bucket, source.key);
  const { size: _, etag: __, lastModified: ___, ...kept } = facts;
  const made = shelf.put({ ...kept, bucket, key }, bytes, 'CopyObject');
  return xml(200, 'CopyObjectResult', {
    ETag: made.etag,
    LastModified: new Date(made.lastModified).toISOString(),
  });
}

const MOST_KEYS = 1000;

function list({ objects }: Shelf, { bucket, prefix, query }: ListCall): S3Response {
  const most = Math.min(Number(query.get('max-keys') ?? MOST_KEYS), MOST_KEYS);
  const all = objects.list(bucket, prefix);
  const page = all.slice(0, most);
  return xml(200, 'ListBucketResult', {
    Name: bucket,
    Prefix: prefix,
    KeyCount: page.length,
    MaxKeys: most,
    // a next page would need a token, which the laptop does not know: it says so by refusing it
    IsTruncated: String(all.length > most),
    Contents: page.map(({ key, etag, size, lastModified }) => ({
      Key: key,
      LastModified: new Date(lastModified).toISOString(),
      ETag: etag,
      Size: size,
      StorageClass: 'STANDARD',
    })),
  });
}

export const factsFor = (given: NewObject, bytes: Buffer, now: number): ObjectFacts => ({
  ...given,
  size: bytes.length,
  etag: etagOf(bytes),
  lastModified: now,
});
