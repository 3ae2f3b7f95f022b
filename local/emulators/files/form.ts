/** `multipart/form-data` as browsers send it, the file last. */
import { S3Fault } from './s3-fault.ts';

export interface Form {
  /** By lower-case name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly file: Buffer;
}

/** Reads a form up to its file; what comes behind it S3 does not look at. Throws `MalformedPOSTRequest`. */
export function readForm(contentType: string, body: Buffer): Form {
  const boundary = /^multipart\/form-data\b.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw malformed('it is not multipart/form-data');
  const fields: Record<string, string> = {};
  for (const { name, content } of partsIn(body, boundary)) {
    if (name === 'file') return { fields, file: content };
    if (name in fields) throw malformed(`${name} is there twice`);
    fields[name] = content.toString('utf8');
  }
  throw malformed('it has no file');
}

function* partsIn(body: Buffer, boundary: string): Generator<{ name: string; content: Buffer }> {
  const delimiter = `\r\n--${boundary}`;
  // the first has no line before it
  let at = body.indexOf(delimiter.slice(2)) + delimiter.length - 2;
  while (body.subarray(at, at + 2).toString() === '\r\n') {
    const head = body.indexOf('\r\n\r\n', at);
    const end = body.indexOf(delimiter, head + 2);
    if (head < 0 || end < 0) throw malformed('a part does not end');
    const name = /\bname="([^"]*)"/i.exec(body.subarray(at, head).toString('utf8'))?.[1];
    if (name === undefined) throw malformed('a part has no name');
    yield { name: name.toLowerCase(), content: body.subarray(head + 4, end) };
    at = end + delimiter.length;
  }
}

const malformed = (why: string): S3Fault =>
  new S3Fault('MalformedPOSTRequest', `The body of your POST request is not well-formed: ${why}`);
