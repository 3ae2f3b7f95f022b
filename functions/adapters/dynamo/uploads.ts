/** Files that were announced: tickets that go by themselves. */
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { CaseStore } from '#ports';
import { rowIn, toItem } from './items.ts';
import { keys } from './keys.ts';
import { childrenOf } from './reads.ts';
import { rows } from './row-schemas.ts';
import { getItem, type Table } from './table.ts';

type Uploads = 'putUpload' | 'upload' | 'uploads';

/** A file may be judged late; its ticket must still be there. */
const KEPT_SECONDS = 86_400;

export const uploadsOf = (table: Table): Pick<CaseStore, Uploads> => ({
  async putUpload(it) {
    const ttl = Math.floor(Date.parse(it.expiresAt) / 1000) + KEPT_SECONDS;
    const Item = toItem(keys.upload(it.caseId, it.evidenceId), it, { ttl });
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
  },
  async upload(caseId, evidenceId) {
    const item = await getItem(table, keys.upload(caseId, evidenceId));
    return item ? rowIn(rows.upload)(item) : null;
  },
  uploads: async (caseId) => (await childrenOf(table, caseId, 'EVIDENCE#')).map(rowIn(rows.upload)),
});
