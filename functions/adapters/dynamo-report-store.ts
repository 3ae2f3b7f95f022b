import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { monthReport } from '#domain/month-report.ts';
import type { ReportStore } from '#ports';
import { toItem } from './dynamo/items.ts';
import { keys } from './dynamo/keys.ts';
import { getItem, type TableOptions, tableOf } from './dynamo/table.ts';
import { Fault } from './faults.ts';

/** One row per month. Throws `CorruptRow` for a stored report that is none. */
export function dynamoReportStore(options: TableOptions): ReportStore {
  const table = tableOf(options);
  return {
    async put(report) {
      const Item = toItem(keys.report(report.month), { doc: report });
      await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
    },
    async get(month) {
      const item = await getItem(table, keys.report(month));
      if (!item) return null;
      const read = z.safeParse(monthReport, unmarshall(item)['doc']);
      if (read.success) return read.data;
      throw new Fault('CorruptRow', `Report ${month}`);
    },
  };
}
