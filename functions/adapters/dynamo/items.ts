/** Rows to items and back. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { type Case, negotiationCase } from '#domain/case.ts';
import { type RecordedEvent, recordedEvent } from '#domain/events.ts';
import { Fault, type FaultName } from '../faults.ts';
import type { Item, Key } from './table.ts';

export const toItem = (key: Key, ...parts: readonly object[]): Item =>
  marshall(Object.assign({}, key, ...parts), { removeUndefinedValues: true });

export function toValue(value: unknown): AttributeValue {
  const { it } = marshall({ it: value }, { removeUndefinedValues: true });
  if (!it) throw new TypeError('An undefined value cannot be stored');
  return it;
}

/** A case as its row holds it: every write pays for each KB that it begins, and a case is written with every command. */
export const packed = (it: Case): Uint8Array => deflateRawSync(JSON.stringify(it));

/** What `packed` put in, unread: null where there is nothing to unpack. */
export function unpacked(doc: unknown): unknown {
  if (!(doc instanceof Uint8Array)) return null;
  try {
    return JSON.parse(inflateRawSync(doc).toString());
  } catch {
    return null;
  }
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
