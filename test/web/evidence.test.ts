import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CustomerCase, UploadForm } from '#contracts/views.ts';
import { MAX_FILES } from '#domain/evidence/evidence.ts';
import { type Chosen, pick, roomIn } from '../../web/customer/evidence/chosen.ts';
import { sendChosen } from '../../web/customer/evidence/send-chosen.ts';
import { evidenceWords } from '../../web/customer/words/evidence.ts';
import { fileSize } from '../../web/shared/file-size.ts';

const words = evidenceWords['zh-CN'];
const aFile = (name = '证明.pdf', content = name) => new File([content], name);

/** The room in a case with so many files; of it nothing else is looked at. */
const withFiles = (count: number, sha256 = 'other', status = 'received') => {
  const evidence = Array.from({ length: count }, () => ({ status, sha256 }));
  return roomIn({ evidence } as unknown as CustomerCase, words);
};

test('sizes are whole kilobytes, then megabytes with one decimal, by locale', () => {
  expect([1, 1024, 1025, 1_048_576, 10 * 1_048_576].map((it) => fileSize(it, 'en'))).toEqual([
    '1 KB',
    '1 KB',
    '2 KB',
    '1 MB',
    '10 MB',
  ]);
  expect(fileSize(1_600_000, 'zh-CN')).toBe('1.5 MB');
});

describe('of chosen files', () => {
  test('the good ones stay, and each other one is named with why', async () => {
    const files = [aFile(), aFile('页.html'), aFile('空.pdf', ''), aFile('b.exe.pdf')];
    const { good, faults } = await pick(files, [], withFiles(0), words);
    expect(good.map(({ file }) => file.name)).toEqual(['证明.pdf']);
    expect(faults).toEqual([
      words.problems.wrongType('页.html'),
      words.problems.empty('空.pdf'),
      words.problems.fileName('b.exe.pdf'),
    ]);
  });

  test('what the bank has, or was chosen before, is not taken twice, under whatever name', async () => {
    const first = await pick([aFile('a.pdf', 'same')], [], withFiles(0), words);
    const sha256 = first.good[0]?.told.sha256 ?? '';
    const again = aFile('b.pdf', 'same');
    const known = [words.problems.known('b.pdf')];
    const both = [aFile('a.pdf', 'same'), again];
    expect((await pick(both, [], withFiles(0), words)).faults).toEqual(known);
    expect((await pick([again], first.good, withFiles(0), words)).faults).toEqual(known);
    expect((await pick([again], [], withFiles(1, sha256), words)).faults).toEqual(known);
  });

  test('no more stay than the case has room for', async () => {
    const files = ['a', 'b', 'c'].map((it) => aFile(`${it}.pdf`));
    const { good, faults } = await pick(files, [], withFiles(MAX_FILES - 2), words);
    expect(good).toHaveLength(2);
    expect(faults).toEqual([words.tooMany(2)]);
    const lost = withFiles(MAX_FILES - 2, 'other', 'lost');
    expect((await pick(files, [], lost, words)).good).toHaveLength(3);
    const full = await pick(files.slice(0, 1), good, withFiles(MAX_FILES - 2), words);
    expect(full.good).toEqual([]);
  });
});

describe('a file on its way', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });
  const form = (evidenceId: string): UploadForm => ({
    evidenceId,
    url: `https://files.example/${evidenceId}`,
    fields: {},
    expiresAt: '2026-03-02T01:00:00.000Z',
  });
  const chosen = (kept?: UploadForm) => ({ file: aFile(), form: kept }) as unknown as Chosen;

  /** Storage that answers each request in turn; returns the addresses that were asked. */
  function storage(...ends: (number | 'error')[]): string[] {
    const asked: string[] = [];
    class Played extends EventTarget {
      status = 0;
      upload = new EventTarget();
      open(_method: string, url: string) {
        asked.push(url);
      }
      send() {
        const end = ends.shift() ?? 'error';
        this.status = typeof end === 'number' ? end : 0;
        this.dispatchEvent(new Event(typeof end === 'number' ? 'load' : end));
      }
    }
    vi.stubGlobal('XMLHttpRequest', Played);
    return asked;
  }
  const announcing = () => vi.fn(async () => form('new'));
  const nothing = () => undefined;

  test('keeps its form after a silence, and fills the same one in again', async () => {
    const asked = storage('error', 201);
    const announce = announcing();
    const first = await sendChosen(chosen(), announce, nothing);
    expect(first).toEqual({ end: 'failed', form: form('new') });
    const kept = first.end === 'failed' ? first.form : undefined;
    expect(await sendChosen(chosen(kept), announce, nothing)).toEqual({ end: 'sent' });
    expect(announce).toHaveBeenCalledTimes(1);
    expect(new Set(asked).size).toBe(1);
  });

  test('is announced anew when its old form is taken no longer', async () => {
    const asked = storage(403, 201);
    const announce = announcing();
    expect(await sendChosen(chosen(form('old')), announce, nothing)).toEqual({ end: 'sent' });
    expect(asked.map((it) => it.split('/').at(-1))).toEqual(['old', 'new']);
  });

  test('has no form left when storage refuses it, and stops where the bank takes none', async () => {
    storage(400);
    expect(await sendChosen(chosen(), announcing(), nothing)).toEqual({
      end: 'failed',
      form: undefined,
    });
    expect(await sendChosen(chosen(), async () => null, nothing)).toEqual({ end: 'stopped' });
  });
});
