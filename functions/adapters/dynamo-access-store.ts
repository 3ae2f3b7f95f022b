import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { AccessStore, Challenge, Clock } from '#ports';
import { codeLimit } from './dynamo/code-limit.ts';
import { rowIn, toItem, vanishing } from './dynamo/items.ts';
import { keys } from './dynamo/keys.ts';
import { rows } from './dynamo/row-schemas.ts';
import type { Item, Key, TableOptions } from './dynamo/table.ts';
import { getItem, tableOf } from './dynamo/table.ts';
import { update } from './dynamo/update.ts';

const DAY_SECONDS = 86_400;

/** Codes, sessions and remembered devices of customers in the case table. What has expired or was ended is none. */
export function dynamoAccessStore({
  clock,
  ...options
}: TableOptions & { readonly clock: Clock }): AccessStore {
  const table = tableOf(options);
  const put = async (Item: Item) => {
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
  };
  /** The row, unless it was ended or its time is over: TTL deletes late. */
  const lasting = async <T extends { readonly expiresAt: string }>(
    key: Key,
    read: (item: Item) => T,
  ): Promise<T | null> => {
    const item = await getItem(table, key);
    if (!item || item['ended']?.BOOL) return null;
    const row = read(item);
    return row.expiresAt > clock.now() ? row : null;
  };
  // marked, not deleted: functions may not delete
  const end = async (key: Key): Promise<void> => {
    await update(table, { key, set: { ended: true }, condition: 'attribute_exists(pk)' });
  };
  return {
    mayAskCode: codeLimit(table),
    // kept a day longer, so that a late customer hears "expired" and not "wrong"
    async putChallenge({ challengeId, ...it }) {
      const { done } = await update(table, {
        key: keys.challenge(challengeId),
        set: { challengeId, ...it, ...vanishing(it.expiresAt, DAY_SECONDS) },
        condition: 'attribute_not_exists(pk)',
      });
      return done;
    },
    opener: (caseId) => lasting(keys.opener(caseId), rowIn(rows.opener)),
    async tryChallenge(challengeId) {
      const { before } = await update(table, {
        key: keys.challenge(challengeId),
        add: { triesLeft: -1 },
        condition: '#triesLeft > :none',
        values: { none: 0 },
      });
      return challengeIn(before);
    },
    async useChallenge(challengeId) {
      const { done } = await update(table, {
        key: keys.challenge(challengeId),
        set: { used: true },
        condition: '#used = :unused',
        values: { unused: false },
      });
      return done;
    },
    putSession: (hash, it) => put(toItem(keys.session(hash), it, vanishing(it.expiresAt))),
    session: (hash) => lasting(keys.session(hash), rowIn(rows.session)),
    endSession: (hash) => end(keys.session(hash)),
    async takeFile(hash) {
      const { done } = await update(table, {
        key: keys.session(hash),
        add: { filesLeft: -1 },
        condition: '#filesLeft > :none',
        values: { none: 0 },
      });
      return done;
    },
    putDevice: (it) => put(toItem(keys.device(it.deviceId), it, vanishing(it.expiresAt))),
    device: (deviceId) => lasting(keys.device(deviceId), rowIn(rows.device)),
    async changeDevice(deviceId, secretHash, next) {
      const { done } = await update(table, {
        key: keys.device(deviceId),
        set: next,
        condition: '#secretHash = :shown AND attribute_not_exists(#ended)',
        values: { shown: secretHash },
      });
      return done;
    },
    endDevice: (deviceId) => end(keys.device(deviceId)),
  };
}

const challengeIn = (item: Item): Challenge | null =>
  'pk' in item ? rowIn(rows.challenge)(item) : null;
