/** Checks Signature Version 4 of what browsers bring: addresses and forms that a function signed earlier. */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { S3Fault } from './s3-fault.ts';
import { headerIn, partsOf, type S3Request } from './s3-message.ts';

/** The secret that belongs to a key id and a session token, if they are known. */
export type SecretOf = (
  accessKeyId: string,
  sessionToken: string | undefined,
) => string | undefined;

interface Signed {
  readonly credential: string;
  readonly date: string;
  readonly token: string | undefined;
  readonly signature: string;
}

const ALGORITHM = 'AWS4-HMAC-SHA256';
const hmac = (key: string | Buffer, text: string) =>
  createHmac('sha256', key).update(text).digest();
const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Throws unless `signature` is what the owner of the key would have made of `text`; returns the key id. */
export function checkSignature(
  { credential, token, signature }: Signed,
  text: string,
  secretOf: SecretOf,
): string {
  const [accessKeyId = '', ...scope] = credential.split('/');
  if (scope.length !== 4 || scope[2] !== 's3' || scope[3] !== 'aws4_request')
    throw new S3Fault('AccessDenied', `Invalid credential scope ${credential}`);
  const secret = secretOf(accessKeyId, token);
  if (secret === undefined)
    throw new S3Fault(
      'InvalidAccessKeyId',
      'The key you provided does not exist, or its session is over',
    );
  const key = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${secret}`);
  const expected = Buffer.from(hmac(key, text).toString('hex'));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new S3Fault(
      'SignatureDoesNotMatch',
      'The signature does not match the one we calculated',
    );
  return accessKeyId;
}

/** Judges a presigned address at `now` (epoch ms); returns the key id that signed it. */
export function checkSignedAddress(request: S3Request, now: number, secretOf: SecretOf): string {
  const [, query] = partsOf(request);
  const of = (name: string) => query.get(`X-Amz-${name}`) ?? '';
  if (of('Algorithm') !== ALGORITHM) throw new S3Fault('AccessDenied', 'Access Denied');
  const date = of('Date');
  checkTime(date, Number(of('Expires')), now);
  const scope = of('Credential').split('/').slice(1).join('/');
  const text = [ALGORITHM, date, scope, hash(canonical(request))].join('\n');
  const token = query.get('X-Amz-Security-Token') ?? undefined;
  const signed = { credential: of('Credential'), date, token, signature: of('Signature') };
  return checkSignature(signed, text, secretOf);
}

const WEEK_SECONDS = 604_800;

function checkTime(date: string, seconds: number, now: number): void {
  const from = epochOf(date);
  if (!(seconds > 0 && seconds <= WEEK_SECONDS) || Number.isNaN(from))
    throw new S3Fault('AccessDenied', 'X-Amz-Date and X-Amz-Expires must say when');
  if (now > from + seconds * 1000) throw new S3Fault('AccessDenied', 'Request has expired');
}

/** `20260302T010000Z` in epoch ms. */
const epochOf = (date: string): number =>
  Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function canonical(request: S3Request): string {
  const [path, query] = partsOf(request);
  const entries = [...query].filter(([name]) => name !== 'X-Amz-Signature');
  const pairs = entries.map(([name, value]) => `${escaped(name)}=${escaped(value)}`).sort();
  const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const headers = names.map((name) => `${name}:${(headerIn(request, name) ?? '').trim()}\n`);
  const segments = path.split('/').map((it) => escaped(decodeURIComponent(it)));
  const payload = query.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  return [
    request.method,
    `/${segments.join('/')}`,
    pairs.join('&'),
    headers.join(''),
    names.join(';'),
    payload,
  ].join('\n');
}
