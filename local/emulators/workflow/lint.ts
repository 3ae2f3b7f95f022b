import * as z from 'zod/mini';
import { definitionSchema } from './definition.ts';
import { inWords } from './in-words.ts';
import { isRecord } from './json.ts';
import { failureFaults } from './lint-failures.ts';
import { fieldFaults } from './lint-fields.ts';
import { blocksIn, type PlacedBlock, repeatedNames, transitionFaults } from './structure.ts';

/**
 * Every fault of a definition, each with its place; empty for one that may run. `substitutions` are the names that
 * `${…}` placeholders may have: none at load, when they must be gone.
 */
export function lintDefinition(
  definition: object,
  substitutions: ReadonlySet<string> = new Set(),
): string[] {
  const parsed = z.safeParse(definitionSchema, definition, inWords);
  if (!parsed.success) return parsed.error.issues.flatMap(issueFaults);
  const blocks = [...blocksIn(parsed.data)];
  return [
    ...blocks.flatMap(transitionFaults),
    ...repeatedNames(parsed.data),
    ...blocks.flatMap(stateFaults),
    ...blocks.flatMap(fieldFaults),
    ...placeholderFaults(definition, substitutions),
  ];
}

function issueFaults(issue: z.core.$ZodIssue): string[] {
  const place = issue.path.map(String).join('/') || 'definition';
  return [`${place}: ${wordsOf(issue)}`];
}

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const members = issue.errors.flat().map((inner) => wordsOf(inner));
  return members.length === 0 ? issue.message : members.join(', or: ');
}

function stateFaults({ block, path }: PlacedBlock): string[] {
  return Object.entries(block.States).flatMap(([name, state]) =>
    failureFaults(state).map((fault) => `${path}${name}: ${fault}`),
  );
}

function placeholderFaults(value: unknown, known: ReadonlySet<string>): string[] {
  if (typeof value === 'string') {
    const names = [...value.matchAll(/\$\{(\w*)\}/g)].map(([, name = '']) => name);
    return names
      .filter((name) => !known.has(name))
      .map((name) => `placeholder \${${name}} has no substitution`);
  }
  if (Array.isArray(value)) return value.flatMap((member) => placeholderFaults(member, known));
  if (!isRecord(value)) return [];
  return Object.values(value).flatMap((member) => placeholderFaults(member, known));
}
