import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { AccessStore, Challenge, Clock } from '#ports';
import { codeLimit } from './dynamo/code-limit.ts';
import { rowIn, toItem } from './dynamo/items.ts';
import { keys } from './dynamo/keys.ts';
import { rows } from './dynamo/row-schemas.ts';
import type { Item, TableOptions } from './dynamo/table.ts';
import { getItem, tableOf } from './dynamo/table.ts';
import { update } from './dynamo/update.ts';

const DAY_SECONDS = 86_400;

/** When a row may vanish, epoch seconds: DynamoDB deletes late, so that expiry is checked where it matters. */
const ttl = (expiresAt: string, graceSeconds: number) => ({
  ttl: Math.floor(Date.parse(expiresAt) / 1000) + graceSeconds,
});

/** Codes and sessions of customers in the case table. An expired or ended session is none. */
export function dynamoAccessStore({
  clock,
  ...options
}: TableOptions & { readonly clock: Clock }): AccessStore {
  const table = tableOf(options);
  const put = async (Item: Item) => {
    await table.client.send(new PutItemCommand({ TableName: table.tableName, Item }));
  };
  return {
    mayAskCode: codeLimit(table),
    // kept a day longer, so that a late customer hears "expired" and not "wrong"
    putChallenge: (it) =>
      put(toItem(keys.challenge(it.challengeId), it, ttl(it.expiresAt, DAY_SECONDS))),
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
    putSession: (hash, it) => put(toItem(keys.session(hash), it, ttl(it.expiresAt, 0))),
    async session(hash) {
      const item = await getItem(table, keys.session(hash));
      if (!item || item['ended']?.BOOL) return null;
      const session = rowIn(rows.session)(item);
      return session.expiresAt > clock.now() ? session : null;
    },
    async endSession(hash) {
      // marked, not deleted: functions may not delete
      await update(table, {
        key: keys.session(hash),
        set: { ended: true },
        condition: 'attribute_exists(pk)',
      });
    },
  };
}

const challengeIn = (item: Item): Challenge | null =>
  'pk' in item ? rowIn(rows.challenge)(item) : null;
