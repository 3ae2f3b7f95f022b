/** Lists in pages. A page asks for one row more than it gives out, so that the last page has no cursor. */
import type { Task } from '#domain/rows.ts';
import type { CaseStore, Page } from '#ports';
import { contactHash } from '../contacts.ts';
import { fromCursor, positions, type QueuePosition, toCursor } from '../cursor.ts';
import { caseIn, rowIn, toItem, toValue } from './items.ts';
import { caseIdIn, customerPk, keys, queuePk, queueSk, stamp } from './keys.ts';
import { ofMonth } from './month-list.ts';
import { rows } from './row-schemas.ts';
import type { Item, ShardedTable, Table } from './table.ts';
import { getItems, queryItems } from './table.ts';

const CUSTOMER_PAGE = 25;

export const listsOf = (
  table: ShardedTable,
): Pick<CaseStore, 'queue' | 'ofCustomer' | 'ofMonth'> => ({
  queue: queueIn(table),
  ofCustomer: customerIn(table),
  ofMonth: ofMonth(table),
});

const queueIn =
  (table: Table): CaseStore['queue'] =>
  async (worker, cursor, limit) => {
    const scope = `queue ${worker}`;
    const after = cursor === undefined ? null : fromCursor(scope, positions.queue, cursor);
    const found = await queryItems(
      table,
      {
        IndexName: 'queue',
        KeyConditionExpression: 'queuePk = :queue',
        ExpressionAttributeValues: { ':queue': toValue(queuePk(worker)) },
        Limit: limit + 1,
        ...(after && { ExclusiveStartKey: queueKey(worker, after) }),
      },
      limit + 1,
    );
    return pageOf(found.map(rowIn(rows.task)).map(withoutToken), limit, (last) =>
      toCursor(scope, { dueAt: last.dueAt, caseId: last.caseId, taskId: last.taskId }),
    );
  };

const queueKey = (worker: string, at: QueuePosition): Item =>
  toItem(keys.task(at.caseId, at.taskId), { queuePk: queuePk(worker), queueSk: queueSk(at) });

/** A list is for looking; who answers reads the task itself. */
const withoutToken = ({ token: _token, ...task }: Task): Task => task;

const customerIn =
  (table: Table): CaseStore['ofCustomer'] =>
  async (contact, cursor, except) => {
    const hash = contactHash(contact);
    const scope = `customer ${hash}`;
    const after = cursor === undefined ? null : fromCursor(scope, positions.customer, cursor);
    const pk = customerPk(hash);
    const found = await queryItems(
      table,
      {
        IndexName: 'customer',
        KeyConditionExpression: 'customerPk = :customer',
        ExpressionAttributeValues: { ':customer': toValue(pk) },
        ScanIndexForward: false,
        Limit: CUSTOMER_PAGE + 1,
        ...(after && {
          ExclusiveStartKey: toItem(rowKey(after.row, after.caseId), {
            customerPk: pk,
            customerSk: stamp(after.openedAt),
          }),
        }),
      },
      CUSTOMER_PAGE + 1,
    );
    const page = pageOf(found, CUSTOMER_PAGE, (last) => toCursor(scope, positionOf(last)));
    const others = page.items.map(({ pk }) => caseIdIn(pk?.S)).filter((id) => id !== except);
    const cases = await getItems(table, others.map(keys.case));
    return { ...page, items: cases.map(caseIn) };
  };

/** A case is found by its own row, or by the pointer of its second contact. */
const rowKey = (row: 'first' | 'second', caseId: string) =>
  row === 'first' ? keys.case(caseId) : keys.secondContact(caseId);

const positionOf = ({ pk, sk, customerSk }: Item) => ({
  openedAt: customerSk?.S,
  caseId: caseIdIn(pk?.S),
  row: sk?.S === 'CASE' ? 'first' : 'second',
});

function pageOf<T>(found: readonly T[], limit: number, cursorAt: (last: T) => string): Page<T> {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, ...(last && found.length > limit && { cursor: cursorAt(last) }) };
}
