/** People look at every case before each act: a case is unpacked and checked anew only where its row holds other bytes. */
import { caseIn } from '#adapters/dynamo/items.ts';
import type { Item } from '#adapters/dynamo/table.ts';
import type { Case } from '#domain/case.ts';
import type { Ask } from './order-checks.ts';

export type CaseLook = (caseId: string) => Promise<Case | null>;

export function caseLook(table: Ask): CaseLook {
  const known = new Map<string, { readonly doc: Uint8Array; readonly it: Case }>();
  return async (caseId) => {
    const Key = { pk: { S: `CASE#${caseId}` }, sk: { S: 'CASE' } };
    // the emulator's own answer
    const { Item } = (await table('GetItem', { TableName: 'Cases', Key })) as { Item?: Item };
    if (!Item) return null;
    const doc = Item['doc']?.B ?? new Uint8Array();
    const last = known.get(caseId);
    if (last && Buffer.compare(last.doc, doc) === 0) return last.it;
    const it = caseIn(Item);
    known.set(caseId, { doc, it });
    return it;
  };
}
