import type { RawRequest } from './context.ts';
import { invalid, malformed } from './errors.ts';

const MAX_ACTIONS = 100;

/** The entries of a transaction request, each still to be checked on its own. */
export function transactItems(raw: RawRequest): RawRequest[] {
  const entries = raw['TransactItems'];
  if (!Array.isArray(entries)) throw invalid("The parameter 'TransactItems' must be a list");
  if (entries.length < 1 || entries.length > MAX_ACTIONS) {
    throw invalid(
      "1 validation error detected: Value at 'transactItems' failed to satisfy constraint: " +
        `Member must have length less than or equal to ${MAX_ACTIONS} and at least 1`,
    );
  }
  return entries.map((entry: unknown) => record(entry, 'TransactItems'));
}

/** The one action of an entry: its kind and its parameters. */
export function members(
  entry: RawRequest,
  kinds: string[],
): { kind: string; parameters: RawRequest } {
  const present = Object.keys(entry).filter((name) => entry[name] !== undefined);
  const [kind] = present;
  if (kind === undefined || present.length > 1 || !kinds.includes(kind)) {
    throw invalid(`TransactItems can only contain one of ${kinds.join(', ')}`);
  }
  return { kind, parameters: record(entry[kind], kind) };
}

export function wantedCapacity(raw: RawRequest): string | undefined {
  const wanted = raw['ReturnConsumedCapacity'];
  if (wanted === undefined || wanted === null) return undefined;
  if (wanted === 'TOTAL' || wanted === 'INDEXES' || wanted === 'NONE') return wanted;
  throw invalid('ReturnConsumedCapacity must be one of INDEXES, TOTAL, NONE');
}

function record(value: unknown, where: string): RawRequest {
  if (isRecord(value)) return value;
  throw malformed(`Unexpected value type in payload at ${where}`);
}

/** A JSON object, as opposed to a list, null or a scalar. */
export function isRecord(value: unknown): value is RawRequest {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
