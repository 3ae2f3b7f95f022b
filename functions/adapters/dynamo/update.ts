import {
  ConditionalCheckFailedException,
  TransactionConflictException,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { toValue } from './items.ts';
import type { Item, Key, Table } from './table.ts';
import { keyItem } from './table.ts';

type Attributes = Readonly<Record<string, unknown>>;

/** A change of one row: what becomes of its attributes, and the condition under which it may happen. */
export interface Change {
  readonly key: Key;
  readonly set?: Attributes;
  /** Set only where the row does not have them yet. */
  readonly begin?: Attributes;
  /** Lists to put at the end of lists. */
  readonly append?: Readonly<Record<string, readonly unknown[]>>;
  readonly add?: Readonly<Record<string, number>>;
  readonly remove?: readonly string[];
  /** Attributes as `#name`, `values` as `:name`. */
  readonly condition?: string;
  readonly values?: Attributes;
}

/** The expressions of a change. Every attribute is a placeholder, since DynamoDB reserves hundreds of words. */
export function updateOf(TableName: string, { key, condition, ...change }: Change) {
  const UpdateExpression = clauses(change);
  const names = [...`${UpdateExpression} ${condition}`.matchAll(/#(\w+)/g)].map(([, name]) => name);
  const values = valuesOf(change);
  return {
    TableName,
    Key: keyItem(key),
    UpdateExpression,
    ...(condition && { ConditionExpression: condition }),
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, `${name}`])),
    ...(values.length > 0 && { ExpressionAttributeValues: Object.fromEntries(values) }),
  };
}

type Clauses = Omit<Change, 'key' | 'condition'>;

function clauses({ set, begin, append, add, remove = [] }: Clauses): string {
  const assignments = [
    ...given(set).map(([name]) => `#${name} = :new_${name}`),
    ...given(begin).map(([name]) => `#${name} = if_not_exists(#${name}, :new_${name})`),
    ...given(append).map(
      ([name]) => `#${name} = list_append(if_not_exists(#${name}, :nothing), :new_${name})`,
    ),
  ];
  return [
    clause('SET', assignments),
    clause(
      'ADD',
      given(add).map(([name]) => `#${name} :new_${name}`),
    ),
    clause(
      'REMOVE',
      remove.map((name) => `#${name}`),
    ),
  ]
    .filter(Boolean)
    .join(' ');
}

const clause = (word: string, terms: readonly string[]): string =>
  terms.length > 0 ? `${word} ${terms.join(', ')}` : '';

const valuesOf = ({ set, begin, append, add, values }: Clauses): [string, Item[string]][] => [
  ...[set, begin, append, add]
    .flatMap(given)
    .map(([name, value]): [string, Item[string]] => [`:new_${name}`, toValue(value)]),
  ...given(values).map(([name, value]): [string, Item[string]] => [`:${name}`, toValue(value)]),
  ...(append ? [[':nothing', toValue([])] satisfies [string, Item[string]]] : []),
];

const given = (it: Attributes | undefined): [string, unknown][] =>
  Object.entries(it ?? {}).filter(([, value]) => value !== undefined);

export interface Updated {
  readonly done: boolean;
  /** The row before; when the condition refused, the row as it stands. Empty when there was none. */
  readonly before: Item;
}

/** Tries of a write that meets another writer. */
export const TRIES = 5;

/** Changes one row if its condition holds. A row that a transaction has in hand is tried again. */
export async function update(table: Table, change: Change): Promise<Updated> {
  const command = new UpdateItemCommand({
    ...updateOf(table.tableName, change),
    ReturnValues: 'ALL_OLD',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { Attributes = {} } = await table.client.send(command);
      return { done: true, before: Attributes };
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException)
        return { done: false, before: error.Item ?? {} };
      if (!(error instanceof TransactionConflictException) || attempt === TRIES) throw error;
      await table.pause(attempt);
    }
  }
}
