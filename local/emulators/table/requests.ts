import { createRequire } from 'node:module';
import { readCapacity } from './capacity.ts';
import { checkConditional } from './condition.ts';
import type { Action } from './dynalite.ts';
import { engine } from './dynalite.ts';
import { invalid, isWireError } from './errors.ts';
import { createIndexKey, updateIndexes } from './index-entries.ts';
import { itemSize } from './item-size.ts';
import { keepExpressions, type Parser } from './kept-expressions.ts';
import { readRange } from './read-range.ts';
import { createKey, hashPrefix } from './row-keys.ts';
import type { Request, UpdateSection } from './types.ts';

interface Checks {
  checkTypes(data: object, types: object): Request;
  checkValidations(data: object, types: object, custom: unknown, store: object): void;
}

export const MAX_ITEM_BYTES = 400 * 1024;

const load = createRequire(import.meta.url);
const checks: Checks = load('dynalite/validations');

// dynalite's actions look these up on the module at each call, so here is where its faults are mended:
// sizes in UTF-16 units, index keys with a 24-bit suffix (two items could share one index entry), index
// entries written apart from their item, maps never equal in conditions, index capacity uncounted; and one hash too many.
Object.assign(engine, {
  itemSize,
  createKey,
  hashPrefix,
  createIndexKey,
  updateIndexes,
  checkConditional,
  queryTable: readRange,
  addConsumedCapacity: readCapacity,
});

for (const grammar of ['condition', 'update', 'projection']) {
  const parser: Parser = load(`dynalite/db/${grammar}Parser`);
  keepExpressions(parser);
}

/** One of dynalite's actions by its file name, for instance `putItem`. */
export const action = (name: string): Action => load(`dynalite/actions/${name}`);

interface Rules {
  types: object;
  custom?: unknown;
}

const known = new Map<string, Rules>();

/** Finding a module's file takes longer than most requests: looked for once. */
function rulesOf(name: string): Rules {
  const rules = known.get(name) ?? (load(`dynalite/validations/${name}`) as Rules);
  known.set(name, rules);
  return rules;
}

/**
 * The request, checked and parsed by dynalite's rules for `name`; `raw` is consumed.
 * A request so odd that the checks themselves stumble is the caller's fault too, hence never a 500.
 */
export function validated(name: string, raw: object): Request {
  const rules = rulesOf(name);
  try {
    const data = checks.checkTypes(raw, rules.types);
    const store = { options: { maxItemSize: MAX_ITEM_BYTES } };
    checks.checkValidations(data, rules.types, rules.custom, store);
    removeFromTheEnd(data);
    return data;
  } catch (error) {
    if (isWireError(error)) throw error;
    throw invalid(`The request is malformed: ${String(error)}`);
  }
}

/** Positions in a list mean the list as it was: dynalite applies one section after the other. */
function removeFromTheEnd({ _updates: updates }: Request): void {
  if (!updates) return;
  const removes = updates.sections.filter(({ type }) => type === 'remove');
  const others = updates.sections.filter(({ type }) => type !== 'remove');
  updates.sections = [...others, ...removes.sort((a, b) => position(b) - position(a))];
}

function position({ path }: UpdateSection): number {
  const last = path.at(-1);
  return typeof last === 'number' ? last : 0;
}
