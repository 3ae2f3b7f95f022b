import type { CaseStore } from '#ports';
import { commitTo } from './dynamo/commit.ts';
import { dueOf } from './dynamo/due.ts';
import { erasureOf } from './dynamo/erasure.ts';
import { listsOf } from './dynamo/lists.ts';
import { mailsOf } from './dynamo/mails.ts';
import { readsOf } from './dynamo/reads.ts';
import { type TableOptions, tableOf } from './dynamo/table.ts';
import { tasksOf } from './dynamo/tasks.ts';
import { uploadsOf } from './dynamo/uploads.ts';

/**
 * Cases in one DynamoDB table with the indexes `due`, `queue`, `customer` and `month`. Reads of a case are consistent;
 * lists lag behind by as much as an index does. Throws `CorruptCase` for a stored case that is none, `CommitTooLarge`
 * for a change beyond one transaction. `shards` is how many the stage has (`shard.ts`).
 */
export function dynamoCaseStore(options: TableOptions & { readonly shards: number }): CaseStore {
  const { shards } = options;
  const table = { ...tableOf(options), shards };
  return {
    shards,
    commit: commitTo(table),
    ...readsOf(table),
    ...listsOf(table),
    ...tasksOf(table),
    ...dueOf(table),
    ...mailsOf(table),
    ...uploadsOf(table),
    ...erasureOf(table),
  };
}
