import {
  PutItemCommand,
  TransactionCanceledException,
  TransactionConflictException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TASKS } from '#adapters/dynamo/keys.ts';
import { packed } from '#adapters/dynamo/packing.ts';
import { dynamoCaseStore } from '#adapters/dynamo-case-store.ts';
import { shardOf } from '#adapters/shard.ts';
import { SHARDS } from '../support/shards.ts';
import { at, NOW } from './contract/ground.ts';
import { changeTo, later, mailOf, noteOf, put, received, taskOf } from './contract/rows.ts';
import { type DynamoGround, dynamoGround } from './dynamo-ground.ts';
import { type Meddle, meddling } from './meddling-client.ts';

let ground: Awaited<ReturnType<typeof dynamoGround>>;
beforeAll(async () => {
  ground = await dynamoGround();
});
afterAll(() => ground.close());

/** A store whose calls somebody meddles with, on the table of `open`; it does not pause between tries. */
const meddled = ({ client, tableName }: DynamoGround, meddle: Meddle) =>
  dynamoCaseStore({
    client: meddling(client, meddle),
    tableName,
    shards: SHARDS,
    pause: async () => undefined,
  });

const $metadata = {};
const conflict = () =>
  new TransactionCanceledException({
    $metadata,
    message: 'cancelled',
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });

/** Fails the first `times` commands of this kind. */
function failing(kind: string, times: number, error: () => Error): Meddle & { seen(): number } {
  let seen = 0;
  const meddle: Meddle = (command, go) => {
    if (command.constructor.name !== kind) return go();
    seen += 1;
    return seen <= times ? Promise.reject(error()) : go();
  };
  return Object.assign(meddle, { seen: () => seen });
}

describe('a transaction that meets another', () => {
  test('is tried again until it is written', async () => {
    const on = await ground.open();
    const cases = meddled(on, failing('TransactWriteItemsCommand', 4, conflict));
    await put(cases, received('a'));
    expect(await on.cases.load('a')).toEqual(received('a'));
  });

  test('is stale when it never gets its turn', async () => {
    const on = await ground.open();
    const line = failing('TransactWriteItemsCommand', 99, conflict);
    const result = await meddled(on, line).commit(changeTo(received('a')));
    expect(result).toEqual({ committed: false, why: 'stale' });
    expect(line.seen()).toBe(5);
  });

  test('that is throttled says so by a name of ours, and leaves it to its caller when to try again', async () => {
    const on = await ground.open();
    const throttled = () =>
      new TransactionCanceledException({
        $metadata,
        message: 'cancelled',
        CancellationReasons: [{ Code: 'None' }, { Code: 'ThrottlingError' }],
      });
    const line = failing('TransactWriteItemsCommand', 99, throttled);
    await expect(meddled(on, line).commit(changeTo(received('a')))).rejects.toMatchObject({
      name: 'TableThrottled',
    });
    expect(line.seen()).toBe(1);
  });

  test('that is refused for any other reason fails by the provider’s name', async () => {
    const on = await ground.open();
    const refused = () =>
      new TransactionCanceledException({
        $metadata,
        message: 'cancelled',
        CancellationReasons: [{ Code: 'ValidationError' }],
      });
    const cases = meddled(on, failing('TransactWriteItemsCommand', 1, refused));
    await expect(cases.commit(changeTo(received('a')))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
  });

  test('makes a single change wait for its turn', async () => {
    const on = await ground.open();
    const it = received('a');
    await put(on.cases, it, { mails: [mailOf(it)] });
    const busy = () => new TransactionConflictException({ $metadata, message: 'busy' });
    const cases = meddled(on, failing('UpdateItemCommand', 2, busy));
    expect(await cases.claimMail('a', 'acknowledgement-1', NOW, NOW)).toBe(true);
    const never = meddled(on, failing('UpdateItemCommand', 99, busy));
    await expect(never.signalled('a', 'task-1')).rejects.toMatchObject({
      name: 'TransactionConflictException',
    });
  });
});

describe('a change beyond one transaction', () => {
  test('is refused by name, with nothing written', async () => {
    const { cases } = await ground.open();
    const it = received('a');
    const notes = Array.from({ length: 100 }, (_, n) => noteOf(it, { noteId: `note-${n}` }));
    await expect(cases.commit(changeTo(it, { notes }))).rejects.toMatchObject({
      name: 'CommitTooLarge',
    });
    expect(await cases.load('a')).toBeNull();
  });
});

describe('a stored row that is none', () => {
  test('is reported by the path of what does not fit, never by its value', async () => {
    const { cases, client, tableName } = await ground.open();
    await put(cases, received('a'));
    const Key = { pk: { S: 'CASE#a' }, sk: { S: 'CASE' } };
    const it = received('a');
    const complainant = { ...it.intake?.complainant, kind: 'Lin Mei' };
    const doc = packed({ ...it, intake: { ...it.intake, complainant } as never });
    const vandalism = {
      UpdateExpression: 'SET #doc = :doc',
      ExpressionAttributeNames: { '#doc': 'doc' },
      ExpressionAttributeValues: { ':doc': { B: doc } },
    };
    await client.send(new UpdateItemCommand({ TableName: tableName, Key, ...vandalism }));
    const error = await cases.load('a').catch((caught: unknown) => caught);
    expect(error).toMatchObject({ name: 'CorruptCase' });
    expect(String(error)).toContain('CASE#a CASE: intake.complainant.kind');
    expect(String(error)).not.toContain('Lin Mei');
    // a sweep can still put it away
    await cases.setAside('a', 'CorruptCase');
  });

  test('is reported for every other kind of row', async () => {
    const { cases, client, tableName } = await ground.open();
    const Item = { pk: { S: 'CASE#a' }, sk: { S: `${TASKS}task-1` }, status: { S: 'open' } };
    await client.send(new PutItemCommand({ TableName: tableName, Item }));
    await expect(cases.task('a', 'task-1')).rejects.toMatchObject({ name: 'CorruptRow' });
  });
});

describe('the index', () => {
  test('only nominates: what was settled meanwhile is not given out (B2-20)', async () => {
    const on = await ground.open();
    const it = received('a');
    await put(on.cases, it, { mails: [mailOf(it)], openTasks: [taskOf(it)] });
    const lagging = replaying('QueryCommand');
    const cases = meddled(on, lagging);
    const owed = () => cases.owedMails(shardOf('a', cases.shards), at(100), 10);
    expect(await owed()).toHaveLength(1);
    await on.cases.claimMail('a', 'acknowledgement-1', at(99), NOW);
    await on.cases.settleMail('a', 'acknowledgement-1', { status: 'sent' });
    expect(await owed()).toEqual([]);
  });

  test('is asked by instants as keys sort them, with or without milliseconds', async () => {
    const { cases } = await ground.open();
    const shard = shardOf('a', cases.shards);
    await put(cases, received('a'), { wake: { at: '2026-03-02T01:00:00Z', kind: 'clock' } });
    expect(await cases.due(shard, 'clock', '2026-03-02T01:00:00.000Z', 10)).toEqual(['a']);
    expect(await cases.due(shard, 'clock', '2026-03-02T00:59:59.999Z', 10)).toEqual([]);
  });
});

/** Gives the first answer to a command of this kind again and again. */
function replaying(kind: string): Meddle {
  let first: Promise<object> | undefined;
  return (command, go) => {
    if (command.constructor.name !== kind) return go();
    first ??= go();
    return first;
  };
}

describe('reading', () => {
  test('asks again for what a batch left out', async () => {
    const on = await ground.open();
    await put(on.cases, received('a'));
    let partial = true;
    const cases = meddled(on, async (command, go) => {
      if (command.constructor.name !== 'BatchGetItemCommand' || !partial) return go();
      partial = false;
      return { UnprocessedKeys: command.input['RequestItems'] };
    });
    expect((await cases.ofCustomer('lin.mei@example.com')).items).toEqual([received('a')]);
  });

  test('a case costs one request with a thousand notes (B2-26)', async () => {
    const on = await ground.open();
    let it = await put(on.cases, received('a'));
    const text = 'x'.repeat(1000);
    for (let round = 0; round < 24; round += 1) {
      it = later(it);
      const notes = Array.from({ length: 50 }, (_, n) =>
        noteOf(it, { noteId: `note-${round}-${n}`, text }),
      );
      await put(on.cases, it, { notes });
    }
    const requests: string[] = [];
    const cases = meddled(on, (command, go) => {
      requests.push(command.constructor.name);
      return go();
    });
    expect(await cases.loadForWork('a')).toEqual({
      case: it,
      tasks: [],
      waits: 0,
      owesMail: false,
      wake: null,
      answered: [],
    });
    expect(requests).toEqual(['QueryCommand']);
    expect(await cases.notes('a')).toHaveLength(1200);
  });
});

describe('a task that is opened while a case is read', () => {
  test.each([1, 2])('after answer %i is seen, or makes the commit stale (B2-7)', async (nth) => {
    const on = await ground.open();
    const it = await put(on.cases, received('a'));
    let answers = 0;
    const cases = meddled(on, async (command, go) => {
      // a reading that comes row by row
      if (command.constructor.name === 'QueryCommand') command.input['Limit'] = 1;
      const answer = await go();
      answers += 1;
      if (answers === nth) await on.cases.openTask(taskOf(it), it.version);
      return answer;
    });
    const work = await cases.loadForWork('a');
    const change = changeTo(later(it), { expectedWaits: work?.waits ?? 0 });
    const result = await on.cases.commit(change);
    expect(answers).toBeGreaterThanOrEqual(2);
    expect(result.committed && work?.tasks.length === 0).toBe(false);
  });
});

describe('the table', () => {
  test('is only asked for what the functions’ roles allow', async () => {
    const on = await ground.open();
    const kinds = new Set<string>();
    const cases = meddled(on, (command, go) => {
      kinds.add(command.constructor.name.replace('Command', ''));
      return go();
    });
    const it = received('a');
    await put(cases, it, { openTasks: [taskOf(it)] });
    await cases.openTask(taskOf(it, { taskId: 'task-2' }), it.version);
    await cases.load('a');
    await cases.loadForWork('a');
    await cases.ofCustomer('lin.mei@example.com');
    await cases.assign('a', 'task-1', null, 'li');
    expect([...kinds].toSorted()).toEqual([
      'BatchGetItem',
      'GetItem',
      'Query',
      'TransactWriteItems',
      'UpdateItem',
    ]);
  });
});
