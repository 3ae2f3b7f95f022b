/** Requests and answers of S3 as they pass over HTTP. */
import { randomUUID } from 'node:crypto';
import { escapeText } from '../pages/html.ts';
import { S3Fault } from './s3-fault.ts';

export interface S3Request {
  readonly method: string;
  /** Path and query as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Undefined when it was longer than the server takes. */
  readonly body: Buffer | undefined;
}

export interface S3Response {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export function headerIn({ headers }: S3Request, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}

export function bodyOf({ body }: S3Request): Buffer {
  if (body) return body;
  throw new S3Fault('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
}

/** Path without its slash, and query. */
export function partsOf({ target }: S3Request): readonly [path: string, query: URLSearchParams] {
  const at = target.indexOf('?');
  const [path, query] = at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
  return [path.slice(1), new URLSearchParams(query)];
}

type Fields = Readonly<Record<string, string | number | readonly Fields2[]>>;
type Fields2 = Readonly<Record<string, string | number>>;

/** `<Root><Name>text</Name>…`; a list repeats its element. */
export function xml(status: number, root: string, fields: Fields): S3Response {
  const inner = Object.entries(fields).map(([name, value]) =>
    typeof value === 'object'
      ? value.map((it) => element(name, Object.entries(it).map(leaf).join(''))).join('')
      : leaf([name, value]),
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, inner.join(''))}`;
  return { status, headers: { ...common(), 'content-type': 'application/xml' }, body };
}

/** A refusal; anything that is no S3Fault is our own failure and says so without details. */
export function refusal(error: unknown, resource: string): S3Response {
  const known = error instanceof S3Fault;
  if (!known) console.error(error);
  const fault = known ? error : new S3Fault('InternalError', 'The file emulator failed');
  const told = { Code: fault.code, Message: fault.message, Resource: resource };
  return xml(fault.status, 'Error', told);
}

/** An answer without a body, or with bytes. */
export const plain = (
  status: number,
  headers: Readonly<Record<string, string>> = {},
  body?: Buffer,
): S3Response => ({
  status,
  headers: { ...common(), ...headers },
  ...(body && { body }),
});

const common = () => ({ 'x-amz-request-id': randomUUID(), server: 'AmazonS3' });
const leaf = ([name, value]: readonly [string, string | number]): string =>
  element(name, escapeText(String(value)));
const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;
