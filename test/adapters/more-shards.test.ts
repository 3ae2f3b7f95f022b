import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoCaseStore } from '#adapters/dynamo-case-store.ts';
import type { CaseStore } from '#ports';
import { at } from './contract/ground.ts';
import { changeTo, later, put, received } from './contract/rows.ts';
import { type DynamoGround, dynamoGround } from './dynamo-ground.ts';

let ground: Awaited<ReturnType<typeof dynamoGround>>;
beforeAll(async () => {
  ground = await dynamoGround();
});
afterAll(() => ground.close());

const withShards = ({ client, tableName }: DynamoGround, shards: number) =>
  dynamoCaseStore({ client, tableName, shards });

const ids = (from: number): string[] => Array.from({ length: 12 }, (_, n) => `case-${from + n}`);

async function open(cases: CaseStore, from: number): Promise<void> {
  const wake = { at: at(0), kind: 'clock' as const };
  for (const [n, id] of ids(from).entries())
    await put(cases, received(id, { openedAt: at(from + n) }), { wake });
}

async function dueIn(cases: CaseStore): Promise<string[]> {
  const shards = Array.from({ length: cases.shards }, (_, shard) =>
    cases.due(shard, 'clock', at(1), 100),
  );
  return (await Promise.all(shards)).flat().toSorted();
}

test('a bank that grows gives its work queue more shards, and what was due before is found', async () => {
  const on = await ground.open();
  await open(withShards(on, 2), 10);
  const grown = withShards(on, 16);
  await open(grown, 22);
  expect(await dueIn(grown)).toEqual([...ids(10), ...ids(22)]);
});

test('a month is read on, page by page, over the cases of few shards and of many', async () => {
  const on = await ground.open();
  await open(withShards(on, 2), 10);
  const grown = withShards(on, 16);
  await open(grown, 22);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await grown.ofMonth('2026-03', cursor, 5);
    seen.push(...page.items.map(({ caseId }) => caseId));
    ({ cursor } = page);
  } while (cursor);
  expect(seen).toEqual([...ids(10), ...ids(22)].toReversed());
});

test('a case that is acted on after the growth is not met again on the next page', async () => {
  const on = await ground.open();
  const small = withShards(on, 2);
  const all = ids(10).map((id, n) => received(id, { openedAt: at(10 + n) }));
  for (const it of all) await put(small, it);
  const { items, cursor } = await small.ofMonth('2026-03', undefined, 6);
  const grown = withShards(on, 16);
  for (const it of all) await grown.commit(changeTo(later(it)));
  const rest = await grown.ofMonth('2026-03', cursor, 20);
  const met = [...items, ...rest.items].map(({ caseId }) => caseId);
  expect(met).toEqual(ids(10).toReversed());
});

test('a page that was begun before the growth goes on after it', async () => {
  const on = await ground.open();
  const small = withShards(on, 2);
  await open(small, 10);
  const { cursor } = await small.ofMonth('2026-03', undefined, 5);
  const rest = await withShards(on, 16).ofMonth('2026-03', cursor, 20);
  expect(rest.items.map(({ caseId }) => caseId)).toEqual(ids(10).toReversed().slice(5));
});
