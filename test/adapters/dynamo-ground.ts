import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoAccessStore } from '#adapters/dynamo-access-store.ts';
import { dynamoCaseStore } from '#adapters/dynamo-case-store.ts';
import { dynamoReportStore } from '#adapters/dynamo-report-store.ts';
import { dynamoStaffDirectory } from '#adapters/dynamo-staff-directory.ts';
import { ensureTable } from '../../local/emulators/table/index.ts';
import { openLaptop } from '../local/table/support.ts';
import { memoryClock } from '../support/memory-outside.ts';
import { SHARDS } from '../support/shards.ts';
import { casesTable } from './cases-table.ts';
import { type Ground, NOW } from './contract/ground.ts';

export interface DynamoGround extends Ground {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** The table emulator behind the real client; every `open` gives an empty table. */
export async function dynamoGround() {
  const laptop = await openLaptop();
  const definition = casesTable();
  let tables = 0;
  return {
    close: () => laptop.close(),
    async open(): Promise<DynamoGround> {
      const tableName = `Cases-${++tables}`;
      await ensureTable(laptop.emulator, definition(tableName));
      const clock = memoryClock(NOW);
      const table = { client: laptop.client, tableName };
      return {
        ...table,
        clock,
        cases: dynamoCaseStore({ ...table, shards: SHARDS }),
        staff: dynamoStaffDirectory(table),
        access: dynamoAccessStore({ ...table, clock }),
        reports: dynamoReportStore(table),
      };
    },
  };
}
