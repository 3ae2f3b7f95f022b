import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { dynamoClient } from '#adapters/dynamo/table.ts';
import { dynamoCaseStore } from '#adapters/dynamo-case-store.ts';
import { SHARDS } from '../support/shards.ts';

/** A table that fails as DynamoDB does when it is overloaded, as often as `fails` says; counts its calls. */
async function overloaded(fails: (call: number) => boolean) {
  let calls = 0;
  const server = createServer((request, response) => {
    request.resume();
    calls += 1;
    const failed = fails(calls);
    response.writeHead(failed ? 500 : 200, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(failed ? { __type: 'InternalServerError' } : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { maxAttempts } = dynamoClient().config;
  const client = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts,
  });
  onTestFinished(() => {
    client.destroy();
    server.close();
  });
  return {
    cases: dynamoCaseStore({ client, tableName: 'Cases', shards: SHARDS }),
    calls: () => calls,
  };
}

test('a table that fails every second call costs at most three calls a read, and no read fails (B2-29)', async () => {
  const { cases, calls } = await overloaded((call) => call % 2 === 1);
  for (let n = 0; n < 8; n += 1) expect(await cases.load(`case-${n}`)).toBeNull();
  expect(calls()).toBe(16);
});

test('a table that fails every call is asked three times and no more (B2-29)', async () => {
  const { cases, calls } = await overloaded(() => true);
  await expect(cases.load('a')).rejects.toMatchObject({ name: 'InternalServerError' });
  expect(calls()).toBe(3);
});
