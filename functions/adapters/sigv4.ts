/** AWS Signature Version 4 for what others will send: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
import { createHash, createHmac } from 'node:crypto';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
}

/** Day, region, service: a signing key is good for these. */
export interface Scope {
  readonly date: string;
  readonly text: string;
}

const hmac = (key: string | Buffer, text: string): Buffer =>
  createHmac('sha256', key).update(text).digest();
export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** `2026-03-02T01:00:00.000Z` as signatures write it: `20260302T010000Z`. */
export const amzDate = (now: string): string =>
  new Date(now).toISOString().replaceAll(/[-:]|\.\d+/g, '');

export function scopeOf(now: string, region: string): Scope {
  const date = amzDate(now);
  return { date, text: `${date.slice(0, 8)}/${region}/s3/aws4_request` };
}

/** Signs a text, lower-case hex. */
export function sign({ secretAccessKey }: Keys, { text: scope }: Scope, text: string): string {
  const key = scope
    .split('/')
    .reduce<string | Buffer>((derived, part) => hmac(derived, part), `AWS4${secretAccessKey}`);
  return hmac(key, text).toString('hex');
}

/** As RFC 3986 has it: `encodeURIComponent` leaves five signs that AWS wants escaped. */
export const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
