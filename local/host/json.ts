/** Reading untyped JSON (templates, requests) with complaints that say where the shape was wrong. */
export type JsonObject = { readonly [key: string]: unknown };

export class UnexpectedShape extends Error {
  override readonly name = 'UnexpectedShape';
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asObject(value: unknown, where: string): JsonObject {
  if (isObject(value)) return value;
  throw new UnexpectedShape(`${where}: expected an object, found ${describe(value)}`);
}

export function asList(value: unknown, where: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new UnexpectedShape(`${where}: expected a list, found ${describe(value)}`);
}

export function asText(value: unknown, where: string): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  throw new UnexpectedShape(`${where}: expected text, found ${describe(value)}`);
}

/** Absent stays absent; anything else must be an object. */
export function objectOrEmpty(value: unknown, where: string): JsonObject {
  return value === undefined ? {} : asObject(value, where);
}

/** Absent is an empty list; anything else must be a list. */
export function listOrEmpty(value: unknown, where: string): readonly unknown[] {
  return value === undefined ? [] : asList(value, where);
}

/** CloudFormation and IAM allow one value where a list is meant. */
export function oneOrMany(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export function textOr(value: unknown, fallback: string): string {
  return typeof value === 'string' ? value : fallback;
}

/** CloudFormation writes numbers as numbers or as text. */
export function numberOr(value: unknown, fallback: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  return Number.isFinite(number) ? number : fallback;
}

function describe(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 120) ?? 'nothing';
}
