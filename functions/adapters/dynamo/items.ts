/** Rows to items and back. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { type Case, negotiationCase } from '#domain/case.ts';
import { type RecordedEvent, recordedEvent } from '#domain/events.ts';
import { Fault, type FaultName } from '../faults.ts';
import { unpacked } from './packing.ts';
import type { Item, Key } from './table.ts';

export const toItem = (key: Key, ...parts: readonly object[]): Item =>
  marshall(Object.assign({}, key, ...parts), { removeUndefinedValues: true });

/** When a row may vanish, epoch seconds: DynamoDB deletes late, so that expiry is checked where it matters. */
export const vanishing = (expiresAt: string, graceSeconds = 0): { readonly ttl: number } => ({
  ttl: Math.floor(Date.parse(expiresAt) / 1000) + graceSeconds,
});

export function toValue(value: unknown): AttributeValue {
  const { it } = marshall({ it: value }, { removeUndefinedValues: true });
  if (!it) throw new TypeError('An undefined value cannot be stored');
  return it;
}

/** The case of a case row. Throws `CorruptCase` with the path, never the value, of what does not fit. */
export const caseIn = (item: Item): Case =>
  read(negotiationCase, unpacked(item['doc']?.B), item, 'CorruptCase');

export const eventIn = (item: Item): RecordedEvent => {
  const { pk: _pk, sk: _sk, ...event } = unmarshall(item);
  return read(recordedEvent, event, item, 'CorruptRow');
};

/** A row by its schema; throws `CorruptRow` when it does not fit. */
export const rowIn =
  <T extends z.ZodMiniType>(schema: T) =>
  (item: Item): z.output<T> =>
    read(schema, unmarshall(item), item, 'CorruptRow');

function read<T extends z.ZodMiniType>(
  schema: T,
  value: unknown,
  item: Item,
  fault: FaultName,
): z.output<T> {
  const result = z.safeParse(schema, value);
  if (result.success) return result.data;
  const paths = result.error.issues.map(({ path, code }) => `${path.join('.')} (${code})`);
  throw new Fault(fault, `${item['pk']?.S} ${item['sk']?.S}: ${paths.join(', ')}`);
}
