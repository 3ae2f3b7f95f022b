import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { staticFiles } from '../../../local/host/site/static-files.ts';

const root = mkdtempSync(join(tmpdir(), 'parley-web-'));
const web = join(root, 'dist');
const serve = staticFiles(web, { 'content-security-policy': "default-src 'none'" });

beforeAll(() => {
  mkdirSync(join(web, 'console'), { recursive: true });
  writeFileSync(join(web, 'index.html'), 'customer');
  writeFileSync(join(web, 'app.js'), 'code');
  writeFileSync(join(web, 'console/index.html'), 'staff');
  writeFileSync(join(root, 'secret.txt'), 'secret');
});

const get = (path: string, method = 'GET') =>
  serve({ method, path, query: new URLSearchParams(), body: '', headers: {} });

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

  it('are read, not posted to', () => {
    expect(get('/', 'POST')).toBeUndefined();
  });
});
