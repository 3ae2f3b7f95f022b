import { beforeAll, expect, test } from 'vitest';
import { theCustomer } from '#domain/actor.ts';
import { event } from '#domain/events.ts';
import { record } from '#domain/hash-chain.ts';
import type { OwnFile } from '../../web/customer/doors.ts';
import { compare } from '../../web/customer/file/compare.ts';
import { fileOf, type KeptFile, verify } from '../../web/customer/file/verify.ts';

type Link = OwnFile['chain'][number];
let chain: Link[];

/** Three records, the middle one kept inside the bank. */
beforeAll(async () => {
  const events = ['一', '二', '三'].map((text) => event('MessageToBank', { text }));
  const head = { caseId: 'case1', version: 0, lastSeq: 0, lastHash: '' };
  const recorded = await record(head, events, theCustomer, '2026-11-24T01:00:00.000Z');
  chain = recorded.map(({ hash, ...body }, index) => {
    const { seq, at, name, prevHash } = body;
    const link = { seq, at, name: index === 1 ? 'InternalEvent' : name, prevHash, hash };
    return index === 1 ? link : { ...link, body: { ...body } };
  });
});

const fileWith = (links: readonly Link[], over: Partial<OwnFile> = {}): OwnFile =>
  ({
    caseNo: 'XW-1',
    exportedAt: '2026-11-24T02:00:00.000Z',
    records: links.length,
    head: links.at(-1)?.hash,
    chain: links,
    ...over,
  }) as OwnFile;
const differencesOf = (kept: KeptFile) => compare(kept, fileWith(chain)).differences;

const changed = (index: number, change: Partial<Link>): Link[] =>
  chain.map((it, at) => (at === index ? { ...it, ...change } : it));

test('a file as the bank gives it is whole', async () => {
  expect(await verify(fileWith(chain))).toEqual({ kind: 'whole', links: 3, checked: 2 });
});

test('a changed text shows', async () => {
  const body = { ...chain[2]?.body, data: { text: '四' } };
  expect(await verify(fileWith(changed(2, { body })))).toEqual({ kind: 'changed', seq: 3 });
});

test('a link that says something else than its record shows', async () => {
  const forged = changed(0, { at: '2026-11-25T01:00:00.000Z' });
  expect(await verify(fileWith(forged))).toEqual({ kind: 'changed', seq: 1 });
});

test('a record that was taken out shows, even one whose content is not there', async () => {
  expect(await verify(fileWith(chain.filter((_, index) => index !== 1)))).toEqual({
    kind: 'missing',
    seq: 2,
  });
});

test('an exchanged fingerprint shows at the next record', async () => {
  expect(await verify(fileWith(changed(1, { hash: 'f'.repeat(64) })))).toEqual({
    kind: 'unchained',
    seq: 3,
  });
});

test('a file that ends earlier than when it was downloaded shows, even offline', async () => {
  const end = { records: 3, head: chain[2]?.hash ?? '' };
  const cut = { kind: 'cut', seq: 2 };
  expect(await verify(fileWith(chain.slice(0, 2), end))).toEqual(cut);
  expect(await verify(fileWith(chain.slice(0, 2), { records: 3 }))).toEqual(cut);
  expect(await verify(fileWith(chain.slice(0, 2), { head: end.head }))).toEqual(cut);
});

test('a cut end shows against the bank, even if the note of the end was changed or never made', () => {
  const kept = fileWith(chain.slice(0, 2));
  const { records: _records, head: _head, ...earlier } = kept;
  for (const it of [kept, earlier]) expect(differencesOf(it)).toEqual([['endMissing', [3]]]);
});

test('a record that came after the download is news and no difference', () => {
  const kept = fileWith(chain.slice(0, 2), { exportedAt: '2026-11-24T01:00:30.000Z' });
  expect(compare(kept, fileWith(chain))).toEqual({ isOtherCase: false, differences: [], newer: 1 });
});

test('a content that was taken out shows against the bank, whatever the record is called then', async () => {
  const kept = fileWith(changed(0, { body: undefined, name: 'InternalEvent' }));
  expect(await verify(kept)).toEqual({ kind: 'whole', links: 3, checked: 1 });
  expect(differencesOf(kept)).toEqual([['contentMissing', [1]]]);
});

test.each([{ name: 'OfferSent' }, { at: '2026-11-20T01:00:00.000Z' }])(
  'of a record without content, %j shows against the bank and not before',
  async (change) => {
    const kept = fileWith(changed(1, change));
    expect((await verify(kept)).kind).toBe('whole');
    expect(differencesOf(kept)).toEqual([['relabelled', [2]]]);
  },
);

test('another fingerprint, another content and a record too many are no records of the bank', () => {
  const hash = 'f'.repeat(64);
  expect(differencesOf(fileWith(changed(0, { hash })))).toEqual([['differs', [1]]]);
  expect(differencesOf(fileWith(changed(0, { body: { text: '四' } })))).toEqual([['differs', [1]]]);
  expect(differencesOf(fileWith([...chain, ...chain.slice(2)]))).toEqual([['differs', [4]]]);
  expect(compare(fileWith(chain, { caseNo: 'XW-2' }), fileWith(chain)).isOtherCase).toBe(true);
});

test.each([
  '',
  '{}',
  '{"chain":[]}',
  '{"chain":[1]}',
  '{"exportedAt":"then","chain":[{"hash":"a"}]}',
  'no json',
])('%j is no case file', (text) => {
  expect(fileOf(text)).toBeNull();
});
