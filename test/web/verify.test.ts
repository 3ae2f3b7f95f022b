import { beforeAll, expect, test } from 'vitest';
import { theCustomer } from '#domain/actor.ts';
import { event } from '#domain/events.ts';
import { record } from '#domain/hash-chain.ts';
import type { OwnFile } from '../../web/customer/doors.ts';
import { fileOf, grownSince, verify } from '../../web/customer/file/verify.ts';

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

const changed = (index: number, change: Partial<Link>): Link[] =>
  chain.map((it, at) => (at === index ? { ...it, ...change } : it));

test('a file as the bank gives it is whole', async () => {
  expect(await verify(chain)).toEqual({ kind: 'whole', links: 3, checked: 2 });
});

test('a changed text shows', async () => {
  const body = { ...chain[2]?.body, data: { text: '四' } };
  expect(await verify(changed(2, { body }))).toEqual({ kind: 'changed', seq: 3 });
});

test('a link that says something else than its record shows', async () => {
  const forged = changed(0, { at: '2026-11-25T01:00:00.000Z' });
  expect(await verify(forged)).toEqual({ kind: 'changed', seq: 1 });
});

test('a record that was taken out shows, even one whose content is not there', async () => {
  expect(await verify(chain.filter((_, index) => index !== 1))).toEqual({
    kind: 'missing',
    seq: 2,
  });
});

test('an exchanged fingerprint shows at the next record', async () => {
  expect(await verify(changed(1, { hash: 'f'.repeat(64) }))).toEqual({ kind: 'unchained', seq: 3 });
});

test('an older file is the beginning of a newer one, or it differs', () => {
  const file = (links: Link[]) => ({ caseNo: 'XW-1', chain: links }) as OwnFile;
  expect(grownSince(file(chain.slice(0, 2)), file(chain))).toBe(1);
  expect(grownSince(file(changed(0, { hash: 'f'.repeat(64) })), file(chain))).toBeNull();
});

test.each(['', '{}', '{"chain":[]}', '{"chain":[1]}', 'no json'])('%j is no case file', (text) => {
  expect(fileOf(text)).toBeNull();
});
