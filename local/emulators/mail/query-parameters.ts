import { SesFault } from './ses-fault.ts';

/** The `Name.member.1`, `Name.member.2`, … of the query protocol, in order. */
export function members(params: URLSearchParams, name: string): string[] {
  const found: string[] = [];
  for (let i = 1; ; i += 1) {
    const value = params.get(`${name}.member.${i}`);
    if (value === null) return found;
    found.push(value);
  }
}

/** A parameter that must be there; SES answers ValidationError when it is not. */
export function required(params: URLSearchParams, name: string): string {
  const value = params.get(name);
  if (value !== null) return value;
  const member = name.charAt(0).toLowerCase() + name.slice(1);
  throw new SesFault(
    'ValidationError',
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

const TAG_TEXT = /^[A-Za-z0-9_-]{1,256}$/u;

/** `Tags.member.n.Name/Value` in the form events carry them: each name with a list of values. */
export function tagsOf(params: URLSearchParams): Record<string, string[]> {
  const tags: Record<string, string[]> = {};
  for (let i = 1; params.has(`Tags.member.${i}.Name`); i += 1) {
    const name = required(params, `Tags.member.${i}.Name`);
    addTag(tags, name, required(params, `Tags.member.${i}.Value`));
  }
  return tags;
}

/** Adds one tag under SES's rule for both halves; other signs are refused there and therefore here. */
export function addTag(tags: Record<string, string[]>, name: string, value: string): void {
  if (!TAG_TEXT.test(name)) throw invalidTag('name', name);
  if (!TAG_TEXT.test(value)) throw invalidTag('value', value);
  tags[name] = [...(tags[name] ?? []), value];
}

function invalidTag(half: 'name' | 'value', text: string): SesFault {
  return new SesFault(
    'InvalidParameterValue',
    `Invalid tag ${half} <${text}>: only alphanumeric ASCII characters, '_', and '-' are allowed.`,
  );
}
