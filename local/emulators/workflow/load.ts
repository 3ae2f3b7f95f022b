import * as z from 'zod/mini';
import { definitionSchema } from './definition.ts';
import type { Definition } from './definition-types.ts';
import { InvalidDefinition } from './errors.ts';

/** Checks a definition and gives it typed; throws InvalidDefinition. */
export function loadDefinition(arn: string, definition: object): Definition {
  const parsed = z.safeParse(definitionSchema, definition);
  if (!parsed.success) throw new InvalidDefinition(arn, [z.prettifyError(parsed.error)]);
  return parsed.data;
}
