/** Which operation a signed request of the SDK asks for, and what its caller needs to be allowed. */
import { S3Fault } from './s3-fault.ts';
import { bodyOf, headerIn, partsOf, type S3Request } from './s3-message.ts';

export interface Place {
  readonly bucket: string;
  readonly key: string;
}

interface Asked {
  readonly bucket: string;
  readonly query: URLSearchParams;
}
export interface ObjectCall extends Asked {
  readonly operation: 'GetObject' | 'HeadObject' | 'PutObject' | 'DeleteObject';
  readonly key: string;
}
export interface CopyCall extends Asked {
  readonly operation: 'CopyObject';
  readonly key: string;
  readonly source: Place;
}
export interface ListCall extends Asked {
  readonly operation: 'ListObjectsV2';
  readonly prefix: string;
}
interface DeletionCall extends Asked {
  readonly operation: 'DeleteObjects';
  readonly keys: readonly string[];
}
export type S3Call = ObjectCall | CopyCall | ListCall | DeletionCall;

/** One permission that a call needs. */
export interface S3Permission {
  readonly action: 's3:GetObject' | 's3:PutObject' | 's3:DeleteObject' | 's3:ListBucket';
  readonly bucket: string;
  /** Absent where the bucket itself is meant. */
  readonly key?: string;
  readonly prefix?: string;
}

/** Parameters that change nothing here; any other must be known to the operation. */
const IGNORED = new Set(['x-id']);
const LISTING = new Set(['list-type', 'prefix', 'max-keys', 'encoding-type']);
const isKnownOfGet = (name: string): boolean =>
  /^(X-Amz-|x-amz-checksum-mode$)/.test(name) || name.startsWith('response-');

/** Path style (`/bucket/key`), or the bucket's own host. Throws `NotImplemented` for what the laptop does not do. */
export function readCall(request: S3Request, bucketOfHost?: string): S3Call {
  const [path, query] = partsOf(request);
  const whole = decodeURIComponent(bucketOfHost === undefined ? path : `${bucketOfHost}/${path}`);
  const slash = whole.indexOf('/');
  const bucket = slash < 0 ? whole : whole.slice(0, slash);
  const key = slash < 0 ? '' : whole.slice(slash + 1);
  if (bucket === '') throw notKnown(request);
  return key === ''
    ? bucketCall(request, bucket, query)
    : objectCall(request, { bucket, key }, query);
}

function bucketCall(request: S3Request, bucket: string, query: URLSearchParams): S3Call {
  const names = [...query.keys()].filter((name) => !IGNORED.has(name));
  if (request.method === 'POST' && names.join() === 'delete')
    return { operation: 'DeleteObjects', bucket, query, keys: keysToDelete(request) };
  const lists = request.method === 'GET' && query.get('list-type') === '2';
  if (!lists || names.some((name) => !LISTING.has(name))) throw notKnown(request);
  return { operation: 'ListObjectsV2', bucket, query, prefix: query.get('prefix') ?? '' };
}

function objectCall(request: S3Request, place: Place, query: URLSearchParams): S3Call {
  const { method } = request;
  const names = [...query.keys()].filter((name) => !IGNORED.has(name));
  const reads = method === 'GET' || method === 'HEAD';
  if (names.some((name) => !(reads && isKnownOfGet(name)))) throw notKnown(request);
  const source = headerIn(request, 'x-amz-copy-source');
  switch (method) {
    case 'GET':
      return { operation: 'GetObject', ...place, query };
    case 'HEAD':
      return { operation: 'HeadObject', ...place, query };
    case 'PUT':
      return source === undefined
        ? { operation: 'PutObject', ...place, query }
        : { operation: 'CopyObject', ...place, query, source: placeOf(source) };
    case 'DELETE':
      return { operation: 'DeleteObject', ...place, query };
    default:
      throw notKnown(request);
  }
}

function placeOf(source: string): Place {
  const path = decodeURIComponent(source).replace(/^\//, '');
  const slash = path.indexOf('/');
  if (slash < 0 || path.includes('?'))
    throw new S3Fault('InvalidArgument', `No such source: ${source}`);
  return { bucket: path.slice(0, slash), key: path.slice(slash + 1) };
}

function keysToDelete(request: S3Request): string[] {
  const text = bodyOf(request).toString('utf8');
  const found = [...text.matchAll(/<Object>.*?<Key>([^<]*)<\/Key>.*?<\/Object>/gs)];
  if (found.length === 0 || /<VersionId>/.test(text))
    throw new S3Fault('MalformedXML', 'The XML you provided was not well-formed');
  return found.map(([, key = '']) => unescaped(key));
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

const notKnown = ({ method, target }: S3Request): S3Fault =>
  new S3Fault(
    'NotImplemented',
    `The laptop does not do ${method} ${target.split('?')[0]} with ${target.split('?')[1] ?? 'no parameters'}`,
  );

/** What S3 asks IAM before it does a call. */
export function permissionsOf(call: S3Call): readonly S3Permission[] {
  const { bucket } = call;
  switch (call.operation) {
    case 'GetObject':
    case 'HeadObject':
      return [{ action: 's3:GetObject', bucket, key: call.key }];
    case 'PutObject':
      return [{ action: 's3:PutObject', bucket, key: call.key }];
    case 'DeleteObject':
      return [{ action: 's3:DeleteObject', bucket, key: call.key }];
    case 'CopyObject':
      return [
        { action: 's3:GetObject', ...call.source },
        { action: 's3:PutObject', bucket, key: call.key },
      ];
    case 'DeleteObjects':
      return call.keys.map((key) => ({ action: 's3:DeleteObject', bucket, key }));
    case 'ListObjectsV2':
      return [{ action: 's3:ListBucket', bucket, prefix: call.prefix }];
    default:
      return call satisfies never;
  }
}
