import { describe, expect, test } from 'vitest';
import type { Case } from '#domain/case.ts';
import type { CaseStore, Page } from '#ports';
import { at, type OpenGround } from './ground.ts';
import { customerOf, later, put, received } from './rows.ts';

export const listsContract = (open: OpenGround) => {
  describe('a customer', () => {
    test('is found by e-mail and by telephone, however they are spelled', async () => {
      const { cases } = await open();
      const contacts = { email: 'lin@example.com', phone: '+8613800138000' };
      const it = await put(cases, received('a', customerOf(contacts)));
      for (const contact of ['lin@example.com', ' LIN@Example.com', '+86 138-0013-8000'])
        expect(await cases.ofCustomer(contact)).toEqual({ items: [it] });
      expect(await cases.ofCustomer('mei@example.com')).toEqual({ items: [] });
    });

    test('who has one case is told of no other', async () => {
      const { cases } = await open();
      const email = 'lin@example.com';
      for (const id of ['a', 'b']) await put(cases, received(id, customerOf({ email })));
      expect(idsOf(await cases.ofCustomer(email, undefined, 'a'))).toEqual(['b']);
      await put(cases, received('c', customerOf({ email: 'mei@example.com' })));
      expect(await cases.ofCustomer('mei@example.com', undefined, 'c')).toEqual({ items: [] });
    });

    test('with a telephone alone is found by it', async () => {
      const { cases } = await open();
      await put(cases, received('a', customerOf({ phone: '13800138000' })));
      expect(idsOf(await cases.ofCustomer('138 0013 8000'))).toEqual(['a']);
    });

    test('has no case before it is submitted', async () => {
      const { cases } = await open();
      await put(cases, received('a', { intake: null }));
      expect(await cases.ofCustomer('lin.mei@example.com')).toEqual({ items: [] });
    });

    test('sees every case as it is now, newest first, in pages', async () => {
      const { cases } = await open();
      for (let n = 1; n <= 27; n += 1) {
        const contacts = n % 2 ? { email: 'lin@example.com' } : { email: `${n}@example.com` };
        const customer = customerOf({ ...contacts, phone: '13800138000' });
        await put(cases, received(`case-${n}`, { ...customer, openedAt: at(n) }));
      }
      const first = await cases.ofCustomer('13800138000');
      const newest = first.items[0];
      if (newest) await put(cases, later(newest, { owner: 'huang' }));
      const second = await cases.ofCustomer('13800138000', first.cursor);
      const again = await cases.ofCustomer('13800138000');
      expect([...idsOf(first), ...idsOf(second)]).toEqual(
        Array.from({ length: 27 }, (_, n) => `case-${27 - n}`),
      );
      expect(second).not.toHaveProperty('cursor');
      expect(again.items[0]?.owner).toBe('huang');
      expect(idsOf(await cases.ofCustomer('lin@example.com'))).toHaveLength(14);
    });

    test('cannot go on with a cursor of somebody else', async () => {
      const { cases } = await open();
      for (let n = 1; n <= 26; n += 1)
        await put(cases, received(`case-${n}`, customerOf({ email: 'lin@example.com' })));
      const { cursor } = await cases.ofCustomer('lin@example.com');
      expect(cursor).toBeDefined();
      await expect(cases.ofCustomer('mei@example.com', cursor)).rejects.toMatchObject({
        name: 'InvalidRequest',
        values: { field: 'cursor' },
      });
    });
  });

  describe('a month', () => {
    test('is the bank’s month, not that of UTC', async () => {
      const { cases } = await open();
      await put(cases, received('last', { openedAt: '2026-02-28T15:59:59.999Z' }));
      await put(cases, received('first', { openedAt: '2026-02-28T16:00:00.000Z' }));
      expect(idsOf(await cases.ofMonth('2026-02', undefined, 10))).toEqual(['last']);
      expect(idsOf(await cases.ofMonth('2026-03', undefined, 10))).toEqual(['first']);
    });

    test('is read newest first across its shards, each case once, whatever the page', async () => {
      const { cases } = await open();
      for (let n = 1; n <= 23; n += 1) await put(cases, received(`case-${n}`, { openedAt: at(n) }));
      const newestFirst = Array.from({ length: 23 }, (_, n) => `case-${23 - n}`);
      for (const limit of [1, 5, 22, 23, 50])
        expect(await allOf(cases, '2026-03', limit)).toEqual(newestFirst);
    });

    test('goes on where it was when cases are opened meanwhile', async () => {
      const { cases } = await open();
      for (let n = 1; n <= 6; n += 1) await put(cases, received(`case-${n}`, { openedAt: at(n) }));
      const first = await cases.ofMonth('2026-03', undefined, 3);
      for (let n = 7; n <= 12; n += 1) await put(cases, received(`case-${n}`, { openedAt: at(n) }));
      const second = await cases.ofMonth('2026-03', first.cursor, 20);
      const old = idsOf(second).filter((id) => Number(id.slice(5)) <= 6);
      expect(old).toEqual(['case-3', 'case-2', 'case-1']);
    });

    test('refuses a cursor of another month', async () => {
      const { cases } = await open();
      for (const id of ['a', 'b']) await put(cases, received(id));
      const { cursor } = await cases.ofMonth('2026-03', undefined, 1);
      expect(cursor).toBeDefined();
      await expect(cases.ofMonth('2026-02', cursor, 1)).rejects.toMatchObject({
        name: 'InvalidRequest',
      });
    });
  });
};

const idsOf = ({ items }: Page<Case>): string[] => items.map(({ caseId }) => caseId);

async function allOf(cases: CaseStore, month: string, limit: number): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await cases.ofMonth(month, cursor, limit);
    ids.push(...idsOf(page));
    cursor = page.cursor;
  } while (cursor);
  return ids;
}
