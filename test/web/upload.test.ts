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

  /** A request that ends as told: with a status, or by the event of a silence. */
  function answering(end: number | 'error' | 'timeout') {
    const asked = {
      url: '',
      body: new FormData(),
      withCredentials: false,
      isWatched: false,
      timeout: 0,
    };
    class Played extends EventTarget {
      status = typeof end === 'number' ? end : 0;
      timeout = 0;
      withCredentials = false;
      upload = new EventTarget();
      open(_method: string, url: string) {
        asked.url = url;
        const { upload } = this;
        const listen = upload.addEventListener.bind(upload);
        upload.addEventListener = (...given: Parameters<typeof listen>) => {
          asked.isWatched = true;
          listen(...given);
        };
      }
      send(body: FormData) {
        Object.assign(asked, { body, timeout: this.timeout });
        asked.withCredentials = this.withCredentials;
        const half = Object.assign(new Event('progress'), { loaded: 5, total: 10 });
        this.upload.dispatchEvent(half);
        this.dispatchEvent(new Event(typeof end === 'number' ? 'load' : end));
      }
    }
    vi.stubGlobal('XMLHttpRequest', Played);
    return asked;
  }

  test('puts the form’s fields first, the file last, and no cookie', async () => {
    const asked = answering(201);
    expect(await sendToStorage(form, aFile('a.pdf'))).toBe('sent');
    expect(asked.url).toBe(form.url);
    expect([...asked.body.keys()]).toEqual(['key', 'policy', 'file']);
    expect(asked.withCredentials).toBe(false);
    expect(asked.timeout).toBeGreaterThan(60_000);
  });

  test('tells a refusal from silence', async () => {
    answering(403);
    expect(await sendToStorage(form, aFile('a.pdf'))).toBe('notTaken');
    answering('error');
    expect(await sendToStorage(form, aFile('a.pdf'))).toBe('silence');
    answering('timeout');
    expect(await sendToStorage(form, aFile('a.pdf'))).toBe('silence');
  });

  test('tells how much has left the device, and asks storage beforehand only for that', async () => {
    const unwatched = answering(201);
    await sendToStorage(form, aFile('a.pdf'));
    expect(unwatched.isWatched).toBe(false);
    const shares: number[] = [];
    const watched = answering(201);
    await sendToStorage(form, aFile('a.pdf'), (share) => shares.push(share));
    expect([watched.isWatched, shares]).toEqual([true, [0.5]]);
  });
});
