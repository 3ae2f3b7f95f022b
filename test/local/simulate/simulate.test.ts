/** Twelve lives on a host in this process, then the auditor's look at what they left. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { packed, unpacked } from '#adapters/dynamo/packing.ts';
import type { Case } from '#domain/case.ts';
import { type Host, startHost } from '../../../local/host/host.ts';
import { prepare } from '../../../local/host/prepare.ts';
import { laptopAt } from '../../../local/people/laptop.ts';
import { progressOn } from '../../../local/progress.ts';
import { REPOSITORY } from '../../../local/repository.ts';
import { outcomeTable } from '../../../local/simulate/outcome.ts';
import { simulate } from '../../../local/simulate/simulate.ts';
import { type CaseTable, laptopTable, type Row } from '../../../local/verify/case-table.ts';
import { verifyChains } from '../../../local/verify/chains.ts';

let host: Host;
let dataDir: string;
let table: CaseTable;
beforeAll(async () => {
  await prepare(REPOSITORY);
  dataDir = mkdtempSync(join(tmpdir(), 'parley-simulate-'));
  host = await startHost({ root: REPOSITORY, dataDir });
  table = await laptopTable(await laptopAt(dataDir));
});
afterAll(async () => {
  table.close();
  await host.stop();
  rmSync(dataDir, { recursive: true });
});

const silent = progressOn({ isTTY: false, columns: 80, write: () => true });

it('twelve cases reach every end of the policy, each with its chain whole', {
  timeout: 240_000,
}, async () => {
  const outcome = await simulate({ dataDir, cases: 12, seed: 1, concurrency: 12 }, silent);
  expect(outcome.stuck).toEqual([]);
  expect(outcome.ends).toEqual({
    satisfied: 5,
    accepted_unconfirmed: 1,
    decision_not_contested: 1,
    external_concluded: 1,
    mediated: 1,
    merged: 1,
    not_in_scope: 1,
    withdrawn: 1,
  });
  expect(outcomeTable(outcome)).toMatch(/12 of 12 cases closed in/);
  expect(await verifyChains(table)).toMatchObject({ cases: 12, breaks: [] });
});

/** What somebody with the table's key could do to a row. */
async function plantIn(pk: string, sk: string): Promise<void> {
  const { accessKeyId, secretAccessKey, sessionToken } = host.operator;
  const credentials = { accessKeyId, secretAccessKey, sessionToken };
  const { region, tables } = host.model;
  const client = new DynamoDBClient({ endpoint: host.urls.aws, region, credentials });
  await client.send(
    new UpdateItemCommand({
      TableName: tables[0]?.name,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'SET #data.planted = :value',
      ExpressionAttributeNames: { '#data': 'data' },
      ExpressionAttributeValues: { ':value': { BOOL: true } },
    }),
  );
  client.destroy();
}

interface Doc {
  readonly caseNo: string;
  readonly lastSeq: number;
  readonly lastHash: string;
}
// rows are stored by our own schemas
const rowDoc = (row: Row | undefined): Doc => unpacked(row?.['doc']) as Doc;

it('a planted change is found and told in words', async () => {
  const row = (await table.cases().next()).value;
  const { caseNo } = rowDoc(row);
  await plantIn(String(row?.['pk']), 'EVENT#00000002');
  const what = 'Event 2 was changed after it was recorded';
  expect((await verifyChains(table)).breaks).toEqual([{ caseNo, what }]);
  expect(await verifyChains(table, caseNo)).toMatchObject({ cases: 1, breaks: [{ caseNo, what }] });
  await expect(verifyChains(table, 'XW-0000-0000')).rejects.toThrow('No case XW-0000-0000');
});

it('finds events cut off at the end, one that is missing between, and a case that ends elsewhere', async () => {
  // not the first, which is broken by now
  let whole: Row = {};
  for await (const row of table.cases()) whole = row;
  const events = await table.events(String(whole['pk']));
  const doc = rowDoc(whole);
  const heads = [doc, doc, { ...doc, lastHash: 'x'.repeat(64) }, { ...doc, lastSeq: 1 }];
  const stored = [events.slice(0, -1), events.filter((_, at) => at !== 1), events, events];
  const planted: CaseTable = {
    ...table,
    async *cases() {
      for (const [at, head] of heads.entries())
        yield { pk: `CASE#${at}`, doc: packed(head as Case) };
    },
    events: async (pk) => stored[Number(pk.split('#')[1])] ?? [],
  };
  expect((await verifyChains(planted)).breaks.map((it) => it.what)).toEqual([
    `Events ${doc.lastSeq} to ${doc.lastSeq} are missing at the end`,
    'Event 2 is missing; found 3',
    'The case does not end where its events end',
    'The case does not end where its events end',
  ]);
});
