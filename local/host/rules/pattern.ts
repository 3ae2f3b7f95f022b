import { isObject, type JsonObject } from '../json.ts';

export class UnknownPattern extends Error {
  override readonly name = 'UnknownPattern';
}

type Filter = (argument: unknown, value: unknown) => boolean;

/** Content filters of EventBridge patterns; others are refused when the rules are loaded. */
const FILTERS: Readonly<Record<string, Filter>> = {
  prefix: (argument, value) => typeof value === 'string' && value.startsWith(String(argument)),
  suffix: (argument, value) => typeof value === 'string' && value.endsWith(String(argument)),
  'equals-ignore-case': (argument, value) =>
    typeof value === 'string' && value.toLowerCase() === String(argument).toLowerCase(),
  'anything-but': (argument, value) => value !== undefined && ![argument].flat().includes(value),
  exists: (argument, value) => (value !== undefined) === argument,
};

/** Whether an event matches: every field of the pattern must hold one of its values. */
export function matchesPattern(pattern: JsonObject, event: unknown): boolean {
  const fields = isObject(event) ? event : {};
  return Object.entries(pattern).every(([key, wanted]) =>
    Array.isArray(wanted)
      ? wanted.some((choice) => matchesChoice(choice, fields[key]))
      : isObject(wanted) && matchesPattern(wanted, fields[key]),
  );
}

/** Throws at the first filter the laptop does not know, so that no rule silently never matches. */
export function checkPattern(pattern: JsonObject): void {
  for (const [key, wanted] of Object.entries(pattern)) {
    if (isObject(wanted)) checkPattern(wanted);
    else if (!Array.isArray(wanted)) throw new UnknownPattern(`${key}: expected a list`);
    else wanted.filter(isObject).forEach(checkFilter);
  }
}

function checkFilter(filter: JsonObject): void {
  const names = Object.keys(filter);
  const unknown = names.filter((name) => !(name in FILTERS));
  if (unknown.length === 0 && names.length === 1) return;
  throw new UnknownPattern(`Filter ${names.join()} is not known on the laptop`);
}

function matchesChoice(choice: unknown, value: unknown): boolean {
  // an array in the event matches when one of its elements does
  if (Array.isArray(value)) return value.some((element) => matchesChoice(choice, element));
  if (!isObject(choice)) return choice === value;
  return Object.entries(choice).some(([name, argument]) => FILTERS[name]?.(argument, value));
}
