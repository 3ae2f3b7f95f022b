/** A bucket under its own origin, for browsers: forms and addresses that were signed for them, and CORS. */
import { permissionsOf, readCall, type S3Permission } from './call.ts';
import { checkDigests } from './checksums.ts';
import { type Form, readForm } from './form.ts';
import { perform, type Shelf } from './operations.ts';
import { checkForm } from './post-policy.ts';
import { S3Fault } from './s3-fault.ts';
import {
  bodyOf,
  headerIn,
  plain,
  refusal,
  type S3Request,
  type S3Response,
  xml,
} from './s3-message.ts';
import { checkSignedAddress, type SecretOf } from './signature.ts';

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
}

export interface BrowserDoor {
  readonly bucket: string;
  readonly cors: readonly CorsRule[];
  readonly shelf: Shelf;
  readonly now: () => number;
  readonly secretOf: SecretOf;
  /** Throws unless the owner of the key is allowed all of it. */
  readonly authorize: (accessKeyId: string, permissions: readonly S3Permission[]) => Promise<void>;
}

export async function answerBrowser(door: BrowserDoor, request: S3Request): Promise<S3Response> {
  const answer = await answerTo(door, request).catch((error: unknown) =>
    refusal(error, `/${door.bucket}`),
  );
  return { ...answer, headers: { ...answer.headers, ...corsHeaders(door, request) } };
}

async function answerTo(door: BrowserDoor, request: S3Request): Promise<S3Response> {
  switch (request.method) {
    case 'OPTIONS':
      return preflight(door, request);
    case 'POST':
      return takeForm(door, request);
    case 'GET':
    case 'HEAD':
      return follow(door, request);
    default:
      throw new S3Fault('AccessDenied', 'Access Denied');
  }
}

async function follow(door: BrowserDoor, request: S3Request): Promise<S3Response> {
  const accessKeyId = checkSignedAddress(request, door.now(), door.secretOf);
  const call = readCall(request, door.bucket);
  await door.authorize(accessKeyId, permissionsOf(call));
  return perform(door.shelf, call, request);
}

/** Fields that the laptop knows what to do with; the form's own proof needs nothing done. */
const KNOWN =
  /^(key|bucket|content-type|success_action_status|policy|x-ignore-.*|x-amz-(signature|algorithm|credential|date|security-token|checksum-.*|meta-.*))$/;

async function takeForm(door: BrowserDoor, request: S3Request): Promise<S3Response> {
  const form = readForm(headerIn(request, 'content-type') ?? '', bodyOf(request));
  const accessKeyId = checkForm(form, door.bucket, door.now(), door.secretOf);
  const unknown = Object.keys(form.fields).find((name) => !KNOWN.test(name));
  if (unknown !== undefined) throw new S3Fault('NotImplemented', `Field ${unknown} is not known`);
  const { key } = form.fields;
  if (!key || key.includes('${filename}'))
    throw new S3Fault('InvalidArgument', 'A form needs a key of its own');
  await door.authorize(accessKeyId, [{ action: 's3:PutObject', bucket: door.bucket, key }]);
  checkDigests(form.file, form.fields);
  return stored(door, form, key);
}

function stored({ bucket, shelf }: BrowserDoor, { fields, file }: Form, key: string): S3Response {
  const checksumSha256 = fields['x-amz-checksum-sha256'];
  const metadata = Object.entries(fields).filter(([name]) => name.startsWith('x-amz-meta-'));
  const { etag } = shelf.put(
    {
      bucket,
      key,
      contentType: fields['content-type'] ?? 'binary/octet-stream',
      metadata: Object.fromEntries(metadata),
      ...(checksumSha256 !== undefined && { checksumSha256 }),
    },
    file,
    'POST Object',
  );
  if (fields['success_action_status'] !== '201') return plain(204, { etag });
  return xml(201, 'PostResponse', { Bucket: bucket, Key: key, ETag: etag });
}

function ruleFor({ cors }: BrowserDoor, request: S3Request, method: string): string | undefined {
  const origin = headerIn(request, 'origin');
  const fits = cors.some(
    (it) => origin !== undefined && it.origins.includes(origin) && it.methods.includes(method),
  );
  return fits ? origin : undefined;
}

function corsHeaders(door: BrowserDoor, request: S3Request): Record<string, string> {
  const asked = headerIn(request, 'access-control-request-method');
  const origin = ruleFor(door, request, asked ?? request.method);
  const vary = { vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method' };
  return origin === undefined ? vary : { ...vary, 'access-control-allow-origin': origin };
}

/** No rule of ours allows headers: a form needs none. */
function preflight(door: BrowserDoor, request: S3Request): S3Response {
  const method = headerIn(request, 'access-control-request-method') ?? '';
  const wantsHeaders = headerIn(request, 'access-control-request-headers');
  if (ruleFor(door, request, method) === undefined || wantsHeaders)
    throw new S3Fault('AccessDenied', 'CORSResponse: This CORS request is not allowed.');
  return plain(200, { 'access-control-allow-methods': method });
}
