/**
 * Signed by hand rather than by `@aws-sdk/s3-presigned-post`, which brings the whole S3 client (200 KB) to functions that never
 * call S3. Tests hold every signature against the SDK's own.
 */
import type { Upload } from '#domain/rows.ts';
import type { EvidenceDoor, FileName } from '#ports';
import { cleanKey, quarantineKey } from './evidence-keys.ts';
import { escaped, type Keys, type Scope, scopeOf, sha256Hex, sign } from './sigv4.ts';

export interface EvidenceDoorOptions {
  readonly credentials: () => Promise<Keys>;
  readonly region: () => Promise<string>;
  readonly bucket: string;
  /** The bucket's own origin, without a path. */
  readonly url: string;
}

/** A link is followed at once, or asked for anew. */
const LINK_SECONDS = 60;

/** Addresses of files, signed as this function: they can do what its role may do, and end with it. */
export const s3EvidenceDoor = (options: EvidenceDoorOptions): EvidenceDoor => ({
  async uploadForm(upload, now) {
    const { keys, scope } = await signing(options, now);
    const fields = formFields(upload, keys, scope);
    const policy = Buffer.from(JSON.stringify(policyOf(options.bucket, upload, fields)));
    const encoded = policy.toString('base64');
    return {
      url: `${options.url}/`,
      fields: { ...fields, policy: encoded, 'x-amz-signature': sign(keys, scope, encoded) },
      expiresAt: upload.expiresAt,
    };
  },
  async downloadUrl(file, now) {
    const { keys, scope } = await signing(options, now);
    const expiresAt = new Date(Date.parse(now) + LINK_SECONDS * 1000).toISOString();
    return { url: signedUrl(options.url, file, keys, scope), name: file.name, expiresAt };
  },
});

async function signing({ credentials, region }: EvidenceDoorOptions, now: string) {
  return { keys: await credentials(), scope: scopeOf(now, await region()) };
}

const credentialOf = ({ accessKeyId }: Keys, { text }: Scope): string => `${accessKeyId}/${text}`;

/** Everything of the object is fixed here; the browser adds the bytes. */
const formFields = (upload: Upload, keys: Keys, scope: Scope): Record<string, string> => ({
  key: quarantineKey(upload.caseId, upload.evidenceId),
  'Content-Type': upload.mediaType,
  // storage itself refuses bytes that are not the announced ones
  'x-amz-checksum-algorithm': 'SHA256',
  'x-amz-checksum-sha256': Buffer.from(upload.sha256, 'hex').toString('base64'),
  success_action_status: '201',
  'x-amz-algorithm': 'AWS4-HMAC-SHA256',
  'x-amz-credential': credentialOf(keys, scope),
  'x-amz-date': scope.date,
  ...(keys.sessionToken ? { 'x-amz-security-token': keys.sessionToken } : {}),
});

const policyOf = (
  bucket: string,
  { size, expiresAt }: Upload,
  fields: Readonly<Record<string, string>>,
) => ({
  expiration: expiresAt,
  conditions: [
    { bucket },
    ['content-length-range', size, size],
    ...Object.entries(fields).map(([name, value]) => ['eq', `$${name}`, value]),
  ],
});

/** Saved, never shown: whatever it is, no browser opens it under a name that means something. */
const savedAs = (name: string): string => `attachment; filename*=UTF-8''${escaped(name)}`;

function signedUrl(url: string, file: FileName, keys: Keys, scope: Scope): string {
  const query = queryOf({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD',
    'X-Amz-Credential': credentialOf(keys, scope),
    'X-Amz-Date': scope.date,
    'X-Amz-Expires': String(LINK_SECONDS),
    ...(keys.sessionToken ? { 'X-Amz-Security-Token': keys.sessionToken } : {}),
    'X-Amz-SignedHeaders': 'host',
    'response-content-disposition': savedAs(file.name),
    'response-content-type': 'application/octet-stream',
    'x-id': 'GetObject',
  });
  const path = `/${cleanKey(file.caseId, file.evidenceId)}`;
  const request = ['GET', path, query, `host:${new URL(url).host}`, '', 'host', 'UNSIGNED-PAYLOAD'];
  const text = ['AWS4-HMAC-SHA256', scope.date, scope.text, sha256Hex(request.join('\n'))];
  return `${url}${path}?${query}&X-Amz-Signature=${sign(keys, scope, text.join('\n'))}`;
}

/** Names are in the order that signatures want: by their bytes. */
const queryOf = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .join('&');
