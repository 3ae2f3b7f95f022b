/** What a state can hold, pass on and store. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Bytes a payload may have on its way between states (256 KiB). */
export const PAYLOAD_LIMIT = 262_144;

/** Size of a value as Step Functions counts it: bytes of its UTF-8 JSON text. */
export function jsonBytes(value: Json): number {
  return Buffer.byteLength(JSON.stringify(value));
}

/** True for `{…}`, false for arrays, null and scalars. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A deep copy that holds nothing but JSON: hidden marks such as JSONata's sequence flag are lost, absent members are
 * left out. Throws a TypeError for functions and other values that JSON cannot carry.
 */
export function plainJson(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map((member) => plainJson(member ?? null));
  if (isRecord(value) && isDataObject(value)) return plainObject(value);
  throw new TypeError(`a value of type ${typeof value} cannot be written as JSON`);
}

function plainObject(value: Record<string, unknown>): Json {
  const copy: Record<string, Json> = {};
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined) copy[key] = plainJson(member);
  }
  return copy;
}

// JSONata represents its functions as marked plain objects
function isDataObject(value: Record<string, unknown>): boolean {
  return value['_jsonata_function'] !== true && value['_jsonata_lambda'] !== true;
}

/** The parsed text, or undefined when it is not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    // JSON.parse yields nothing but JSON values
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
