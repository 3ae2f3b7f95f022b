import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { staticFiles } from '../../../local/host/site/static-files.ts';

const root = mkdtempSync(join(tmpdir(), 'parley-web-'));
const web = join(root, 'dist');
let changes = 0;
const serve = staticFiles(web, { 'content-security-policy': "default-src 'none'" });

beforeAll(() => {
  mkdirSync(join(web, 'console'), { recursive: true });
  writeFileSync(join(web, 'index.html'), 'customer');
  writeFileSync(join(web, 'app.js'), 'code');
  writeFileSync(join(web, 'changing.css'), 'style');
  writeFileSync(join(web, 'photo.png'), 'pixels');
  writeFileSync(join(web, 'console/index.html'), 'staff');
  writeFileSync(join(root, 'secret.txt'), 'secret');
});

const get = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  serve({ method, path, query: new URLSearchParams(), body: '', headers });

describe('the built web pages', () => {
  it.each([
    ['/', 'customer'],
    ['/cases/C-1', 'customer'],
    ['/app.js', 'code'],
    ['/console', 'staff'],
    ['/console/', 'staff'],
    ['/console/queue/7', 'staff'],
  ])('answer %s with %s', (path, body) => {
    expect(get(path)?.body.toString()).toBe(body);
  });

  it('carry their type and the headers of the distribution', () => {
    expect(get('/app.js')?.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'content-security-policy': "default-src 'none'",
    });
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%', '/missing.js'])(
    'do not answer %s',
    (path) => {
      expect(get(path)).toBeUndefined();
    },
  );

  it.each(['gzip', 'br, gzip;q=0.8', 'deflate, GZIP'])('come packed for who takes %s', (takes) => {
    const packed = get('/app.js', 'GET', { 'accept-encoding': takes });
    expect(packed?.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(gunzipSync(Buffer.from(packed?.body ?? '')).toString()).toBe('code');
    expect(packed?.headers['etag']).not.toBe(get('/app.js')?.headers['etag']);
  });

  it.each(['', 'br', 'gzip;q=0', 'x-gzipped'])('come as they are for who says "%s"', (takes) => {
    const plain = get('/app.js', 'GET', { 'accept-encoding': takes });
    expect(plain?.headers).not.toHaveProperty('content-encoding');
    expect(plain?.headers).toMatchObject({ vary: 'accept-encoding' });
    expect(plain?.body.toString()).toBe('code');
  });

  it('are not packed twice where they are packed already', () => {
    const { headers, body } = get('/photo.png', 'GET', { 'accept-encoding': 'gzip' }) ?? {};
    expect(headers).not.toHaveProperty('content-encoding');
    expect(body?.toString()).toBe('pixels');
  });

  it.each(['gzip', 'identity'])(
    'are not sent again to who has them as %s, until they change',
    (takes) => {
      const ask = { 'accept-encoding': takes };
      const etag = get('/changing.css', 'GET', ask)?.headers['etag'] ?? '';
      const has = { ...ask, 'if-none-match': `"other", ${etag}` };
      expect(get('/changing.css', 'GET', has)).toMatchObject({
        status: 304,
        headers: { etag, 'content-security-policy': "default-src 'none'" },
        body: '',
      });
      const other = { ...has, 'accept-encoding': takes === 'gzip' ? 'identity' : 'gzip' };
      expect(get('/changing.css', 'GET', other)?.status).toBe(200);
      changes += 1;
      writeFileSync(join(web, 'changing.css'), `style ${changes}`);
      utimesSync(join(web, 'changing.css'), changes, changes);
      expect(get('/changing.css', 'GET', has)?.status).toBe(200);
    },
  );

  it('are read, not posted to', () => {
    expect(get('/', 'POST')).toBeUndefined();
  });
});
