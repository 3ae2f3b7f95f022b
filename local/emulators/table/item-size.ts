import type { AttributeValue, Item } from './types.ts';

const COLLECTION_OVERHEAD = 3;

/** Bytes as DynamoDB counts them: UTF-8 names and values, two digits of a number to the byte. */
export function itemSize(item: Item): number {
  let size = 0;
  for (const [name, value] of Object.entries(item)) {
    size += Buffer.byteLength(name) + valueSize(value);
  }
  return size;
}

function valueSize(value: AttributeValue): number {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return numberSize(value.N);
  if (value.B !== undefined) return Buffer.byteLength(value.B, 'base64');
  if (value.L) return COLLECTION_OVERHEAD + sum(value.L, (element) => 1 + valueSize(element));
  if (value.M) return COLLECTION_OVERHEAD + Object.keys(value.M).length + itemSize(value.M);
  if (value.SS) return sum(value.SS, (text) => Buffer.byteLength(text));
  if (value.NS) return sum(value.NS, numberSize);
  if (value.BS) return sum(value.BS, (text) => Buffer.byteLength(text, 'base64'));
  return 1;
}

function numberSize(text: string): number {
  const digits = text.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length;
  return 1 + Math.ceil(digits / 2) + (text.startsWith('-') ? 1 : 0);
}

function sum<T>(values: T[], size: (value: T) => number): number {
  return values.reduce((total, value) => total + size(value), 0);
}
