/** Forms and addresses that the SDK's own presigners make, followed as a browser does. */
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { describe, expect, test } from 'vitest';
import { BUCKET, keys, type LaptopFiles, laptopFiles, SITE } from './laptop-files.ts';

const Key = 'quarantine/case/file';
const MINUTE = 60_000;

interface Form {
  readonly url: string;
  readonly fields: Record<string, string>;
}

/** A form for up to a hundred bytes of PDF, signed by the SDK. */
async function aForm({ s3, url }: LaptopFiles, fields: Record<string, string> = {}): Promise<Form> {
  const form = await createPresignedPost(s3, {
    Bucket: BUCKET,
    Key,
    Fields: { 'Content-Type': 'application/pdf', ...fields },
    Conditions: [['content-length-range', 1, 100]],
    Expires: 600,
  });
  return { fields: form.fields, url };
}

async function post(form: Form, content = 'proof', headers: Record<string, string> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new Blob([content]), 'a.pdf');
  const answer = await fetch(form.url, { method: 'POST', body, headers });
  const text = await answer.text();
  return {
    status: answer.status,
    code: /<Code>(\w+)</.exec(text)?.[1],
    text,
    headers: answer.headers,
  };
}

describe('a form', () => {
  test('puts the object that it names', async () => {
    const laptop = await laptopFiles();
    const form = await aForm(laptop, { success_action_status: '201' });
    expect(await post(form)).toMatchObject({ status: 201 });
    const got = await laptop.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    expect(await got.Body?.transformToString()).toBe('proof');
    expect(got.ContentType).toBe('application/pdf');
    await laptop.files.idle();
    expect(laptop.told[0]?.detail).toMatchObject({ reason: 'POST Object' });
  });

  test('takes bytes as they are', async () => {
    const laptop = await laptopFiles();
    const form = await aForm(laptop);
    const content = '\r\n--not the boundary\r\n\r\n\0\r\n';
    expect((await post(form, content)).status).toBe(204);
    const got = await laptop.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    expect(await got.Body?.transformToString()).toBe(content);
  });

  test.each<[string, (form: Form) => Form, string, string]>([
    ['with more bytes than allowed', (it) => it, 'x'.repeat(101), 'EntityTooLarge'],
    ['with none', (it) => it, '', 'EntityTooSmall'],
    ['for another key', (it) => withField(it, 'key', 'clean/case/file'), 'x', 'AccessDenied'],
    ['of another type', (it) => withField(it, 'Content-Type', 'text/html'), 'x', 'AccessDenied'],
    [
      'with a field nobody allowed',
      (it) => withField(it, 'acl', 'public-read'),
      'x',
      'AccessDenied',
    ],
    [
      'with another policy',
      (it) => withField(it, 'Policy', otherPolicy(it)),
      'x',
      'SignatureDoesNotMatch',
    ],
    [
      'with another signature',
      (it) => withField(it, 'X-Amz-Signature', 'ab'.repeat(32)),
      'x',
      'SignatureDoesNotMatch',
    ],
    [
      'of a session that is over',
      (it) => withField(it, 'X-Amz-Security-Token', 'old'),
      'x',
      'InvalidAccessKeyId',
    ],
    ['without a policy', (it) => without(it, 'Policy'), 'x', 'AccessDenied'],
    ['without a type', (it) => without(it, 'Content-Type'), 'x', 'AccessDenied'],
  ])('%s is refused', async (_, change, content, code) => {
    const laptop = await laptopFiles();
    expect(await post(change(await aForm(laptop)), content)).toMatchObject({ code });
    const head = laptop.s3.send(new HeadObjectCommand({ Bucket: BUCKET, Key }));
    await expect(head).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('is over when its time is, by the laptop’s clock', async () => {
    const laptop = await laptopFiles();
    const form = await aForm(laptop);
    laptop.clock.forward(11 * MINUTE);
    expect(await post(form)).toMatchObject({
      status: 403,
      text: expect.stringContaining('expired'),
    });
  });

  test('takes only the bytes of the hash that it names', async () => {
    const laptop = await laptopFiles();
    const hash = 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=';
    const form = await aForm(laptop, { 'x-amz-checksum-sha256': hash });
    expect(await post(form, 'another')).toMatchObject({ code: 'BadDigest' });
    expect((await post(form, 'test')).status).toBe(204);
  });

  test('can do no more than its signer', async () => {
    const laptop = await laptopFiles({ denial: async () => 'no s3:PutObject' });
    expect(await post(await aForm(laptop))).toMatchObject({ status: 403, code: 'AccessDenied' });
  });

  test('that is none is refused', async () => {
    const { url } = await laptopFiles();
    const answer = await fetch(url, { method: 'POST', body: 'hello' });
    expect(await answer.text()).toContain('MalformedPOSTRequest');
  });
});

const withField = ({ url, fields }: Form, name: string, value: string): Form => ({
  url,
  fields: { ...fields, [name]: value },
});
function without({ url, fields }: Form, name: string): Form {
  const { [name]: _, ...rest } = fields;
  return { url, fields: rest };
}
/** The same policy with a year more. */
const otherPolicy = ({ fields }: Form): string =>
  Buffer.from(
    Buffer.from(fields['Policy'] ?? '', 'base64')
      .toString()
      .replace('"20', '"30'),
  ).toString('base64');

describe('an address', () => {
  /** Signed for the bucket's own origin, as a virtual host would be. */
  async function anAddress({ s3, url }: LaptopFiles, more: object = {}): Promise<string> {
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: '名/a b', Body: 'proof' }));
    const own = new S3Client({
      region: 'eu-west-1',
      endpoint: url,
      bucketEndpoint: true,
      credentials: keys,
    });
    const command = new GetObjectCommand({ Bucket: url, Key: '名/a b', ...more });
    return getSignedUrl(own, command, { expiresIn: 60 });
  }

  test('gives the object, as an attachment if it says so', async () => {
    const laptop = await laptopFiles();
    const answer = await fetch(
      await anAddress(laptop, {
        ResponseContentDisposition: 'attachment; filename="a.pdf"',
        ResponseContentType: 'application/octet-stream',
      }),
    );
    expect([answer.status, await answer.text()]).toEqual([200, 'proof']);
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="a.pdf"');
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
  });

  test('holds for a minute of the laptop’s clock', async () => {
    const laptop = await laptopFiles();
    const address = await anAddress(laptop);
    laptop.clock.forward(MINUTE - 5000);
    expect((await fetch(address)).status).toBe(200);
    laptop.clock.forward(6000);
    const late = await fetch(address);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('expired')]);
  });

  test.each<[string, (address: string) => string]>([
    ['another object', (it) => it.replace('a%20b', 'other')],
    ['a longer life', (it) => it.replace('X-Amz-Expires=60', 'X-Amz-Expires=6000')],
    ['another name', (it) => `${it}&response-content-disposition=inline`],
    ['another signature', (it) => it.replace(/X-Amz-Signature=\w{4}/, 'X-Amz-Signature=0000')],
    ['no signature', (it) => it.split('?')[0] ?? ''],
  ])('changed to %s is refused', async (_, change) => {
    const laptop = await laptopFiles();
    expect((await fetch(change(await anAddress(laptop)))).status).toBe(403);
  });

  test('gives nothing to another method', async () => {
    const laptop = await laptopFiles();
    const address = await anAddress(laptop);
    for (const method of ['PUT', 'DELETE'])
      expect((await fetch(address, { method })).status).toBe(403);
  });
});

describe('a page', () => {
  test('of the site reads the answer; one of another origin does not', async () => {
    const laptop = await laptopFiles();
    const form = await aForm(laptop);
    const origin = async (it: string) =>
      (await post(form, 'x', { origin: it })).headers.get('access-control-allow-origin');
    expect(await origin(SITE)).toBe(SITE);
    expect(await origin('https://evil.example')).toBeNull();
  });

  test('asks before it does anything unusual, and may not', async () => {
    const { url } = await laptopFiles();
    const ask = (method: string, headers: Record<string, string> = {}) =>
      fetch(url, {
        method: 'OPTIONS',
        headers: { origin: SITE, 'access-control-request-method': method, ...headers },
      });
    expect((await ask('POST')).status).toBe(200);
    expect((await ask('PUT')).status).toBe(403);
    expect((await ask('POST', { 'access-control-request-headers': 'x-amz-acl' })).status).toBe(403);
  });
});
