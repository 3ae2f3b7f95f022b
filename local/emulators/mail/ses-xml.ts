import { escapeText } from '../pages/html.ts';
import type { PageResponse } from '../pages/page.ts';
import { FAULT_STATUS, SesFault } from './ses-fault.ts';

const NAMESPACE = 'http://ses.amazonaws.com/doc/2010-12-01/';

/** Values of an answer: text, a list (`<member>` each) or a map (`<entry>` with `<key>` and `<value>`). */
export type XmlValue = string | number | boolean | readonly XmlValue[] | XmlFields | XmlMap;
export interface XmlFields {
  readonly [name: string]: XmlValue;
}
/** Keys are addresses, so they cannot be element names. */
export interface XmlMap {
  readonly entries: ReadonlyMap<string, XmlValue>;
}

/** An answer of the query protocol: `<ActionResponse><ActionResult>…`. */
export function sesAnswer(action: string, result: XmlFields, requestId: string): PageResponse {
  const body =
    `<${action}Response xmlns="${NAMESPACE}"><${action}Result>${fields(result)}</${action}Result>` +
    `<ResponseMetadata><RequestId>${escapeText(requestId)}</RequestId></ResponseMetadata></${action}Response>`;
  return xml(200, body, requestId);
}

/** A refusal; anything that is no SesFault is our own failure and says so without details. */
export function sesError(error: unknown, requestId: string): PageResponse {
  const fault =
    error instanceof SesFault ? error : new SesFault('InternalFailure', 'The mail emulator failed');
  const status = FAULT_STATUS[fault.code];
  const body =
    `<ErrorResponse xmlns="${NAMESPACE}"><Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type>` +
    `<Code>${fault.code}</Code><Message>${escapeText(fault.message)}</Message></Error>` +
    `<RequestId>${escapeText(requestId)}</RequestId></ErrorResponse>`;
  return xml(status, body, requestId);
}

function fields(values: XmlFields): string {
  return Object.entries(values)
    .map(([name, value]) => `<${name}>${content(value)}</${name}>`)
    .join('');
}

function content(value: XmlValue): string {
  if (typeof value !== 'object') return escapeText(String(value));
  if (isList(value)) return value.map((item) => `<member>${content(item)}</member>`).join('');
  return isMap(value) ? [...value.entries].map(entry).join('') : fields(value);
}

function entry([key, value]: readonly [string, XmlValue]): string {
  return `<entry><key>${escapeText(key)}</key><value>${content(value)}</value></entry>`;
}

function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

function isMap(value: XmlFields | XmlMap): value is XmlMap {
  return value.entries instanceof Map;
}

function xml(status: number, body: string, requestId: string): PageResponse {
  const headers = { 'content-type': 'text/xml', 'x-amzn-requestid': requestId };
  return { status, headers, body };
}
