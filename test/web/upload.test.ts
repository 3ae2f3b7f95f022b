import { createHash } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { customerUpload } from '#domain/evidence/evidence.ts';
import { acceptedFiles, announcementOf, sendToStorage } from '../../web/shared/upload.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});
const aFile = (name: string, content = 'proof') => new File([content], name);

describe('a chosen file', () => {
  test('is announced by what it is, as the bank will check it', async () => {
    const told = await announcementOf(aFile('住院证明.PDF'));
    expect(told).toEqual({
      name: '住院证明.PDF',
      mediaType: 'application/pdf',
      size: 5,
      sha256: createHash('sha256').update('proof').digest('hex'),
    });
    expect(customerUpload.safeParse({ ...(told as object), sensitive: false }).success).toBe(true);
  });

  test.each([
    ['IMG_0001.HEIC', 'image/heic'],
    ['photo.jpeg', 'image/jpeg'],
  ])('%s is known by its ending', async (name, mediaType) => {
    expect(await announcementOf(aFile(name))).toMatchObject({ mediaType });
  });

  test.each([
    ['page.html', 'x', 'wrongType'],
    ['nothing', 'x', 'wrongType'],
    ['invoice.exe.pdf', 'x', 'fileName'],
    ['a.pdf', '', 'empty'],
    ['a.pdf', 'x'.repeat(10 * 1024 * 1024 + 1), 'tooLarge'],
  ])('%s is not sent (%#)', async (name, content, why) => {
    expect(await announcementOf(aFile(name, content))).toBe(why);
  });

  test('is asked for by types and endings', () => {
    expect(acceptedFiles).toContain('application/pdf,.pdf');
    expect(acceptedFiles).not.toMatch(/svg|html/);
  });
});

describe('sending', () => {
  const form = {
    evidenceId: 'f',
    url: 'https://files.example/',
    fields: { key: 'quarantine/c/f', policy: 'p' },
    expiresAt: '2026-03-02T01:00:00.000Z',
  };
  const answering = (answer: () => Promise<Response>) => {
    const fetched = vi.fn(answer);
    vi.stubGlobal('fetch', fetched);
    return fetched;
  };

  test('puts the form’s fields first, the file last, and no cookie', async () => {
    const fetched = answering(async () => new Response(null, { status: 201 }));
    expect(await sendToStorage(form, aFile('a.pdf'))).toBe('sent');
    const [url, options] = fetched.mock.calls[0] as unknown as [string, RequestInit];
    expect(url).toBe(form.url);
    expect([...(options.body as FormData).keys()]).toEqual(['key', 'policy', 'file']);
    expect(options.credentials).toBe('omit');
  });

  test('tells a refusal from silence', async () => {
    answering(async () => new Response('<Error/>', { status: 403 }));
    expect(await sendToStorage(form, aFile('a.pdf'))).toBe('notTaken');
    answering(() => Promise.reject(new TypeError('offline')));
    expect(await sendToStorage(form, aFile('a.pdf'))).toBe('silence');
  });
});
