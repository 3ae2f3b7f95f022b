import { contactHash, contactHashes } from '#adapters/contacts.ts';
import { fromCursor, positions, toCursor } from '#adapters/cursor.ts';
import { monthOf } from '#adapters/month.ts';
import type { Case } from '#domain/case.ts';
import type { CaseStore, Page } from '#ports';
import type { MemoryTables } from './memory-tables.ts';
import { ascending, stored } from './memory-tables.ts';

const CUSTOMER_PAGE = 25;

/** Lists in pages, with the cursors of the table's adapter. */
export const memoryLists = (
  tables: MemoryTables,
): Pick<CaseStore, 'queue' | 'ofCustomer' | 'ofMonth'> => ({
  queue: queueOf(tables),
  ofCustomer: customerOf(tables),
  ofMonth: monthsOf(tables),
});

const queueOf =
  ({ tasks }: MemoryTables): CaseStore['queue'] =>
  async (worker, cursor, limit) => {
    const scope = `queue ${worker}`;
    const place = (it: { dueAt: string; taskId: string; caseId: string }) =>
      `${it.dueAt}#${it.taskId}#${it.caseId}`;
    const after = cursor === undefined ? '' : place(fromCursor(scope, positions.queue, cursor));
    const open = [...tasks.values()].filter(
      (it) => it.status === 'open' && it.worker === worker && worker !== 'customer',
    );
    const rest = ascending(open, place).filter((it) => place(it) > after);
    const page = firstOf(rest, limit, ({ dueAt, caseId, taskId }) =>
      toCursor(scope, { dueAt, caseId, taskId }),
    );
    return { ...page, items: page.items.map(({ token: _token, ...task }) => task) };
  };

const customerOf =
  ({ cases }: MemoryTables): CaseStore['ofCustomer'] =>
  async (contact, cursor, except) => {
    const hash = contactHash(contact);
    const scope = `customer ${hash}`;
    const after = cursor === undefined ? null : fromCursor(scope, positions.customer, cursor);
    const theirs = newestFirst(cases).filter((it) => contactHashes(it).includes(hash));
    const rest = theirs.filter((it) => !after || age(it) < age(after));
    const page = firstOf(rest, CUSTOMER_PAGE, (it) =>
      toCursor(scope, {
        openedAt: it.openedAt,
        caseId: it.caseId,
        row: contactHashes(it)[0] === hash ? 'first' : 'second',
      }),
    );
    return { ...page, items: page.items.filter(({ caseId }) => caseId !== except) };
  };

const monthsOf =
  ({ cases }: MemoryTables): CaseStore['ofMonth'] =>
  async (month, cursor, limit) => {
    const scope = `month ${month}`;
    const after = cursor === undefined ? null : fromCursor(scope, positions.month, cursor);
    const rest = newestFirst(cases).filter(
      (it) => monthOf(it) === month && (!after || age(it) < age(after)),
    );
    return firstOf(rest, limit, ({ openedAt, caseId }) => toCursor(scope, { openedAt, caseId }));
  };

const age = ({ openedAt, caseId }: Pick<Case, 'openedAt' | 'caseId'>) => `${openedAt}#${caseId}`;

const newestFirst = (cases: MemoryTables['cases']): Case[] =>
  ascending(
    [...cases.values()].map((row) => row.case),
    age,
  ).toReversed();

function firstOf<T>(rest: readonly T[], limit: number, cursorAt: (last: T) => string): Page<T> {
  const items = rest.slice(0, limit).map(stored);
  const last = items.at(-1);
  return { items, ...(last && rest.length > limit && { cursor: cursorAt(last) }) };
}
