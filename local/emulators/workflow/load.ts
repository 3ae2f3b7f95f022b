import { definitionSchema } from './definition.ts';
import type { Definition } from './definition-types.ts';
import { InvalidDefinition } from './errors.ts';
import { lintDefinition } from './lint.ts';

/** Checks a definition and gives it typed; throws InvalidDefinition with every fault. */
export function loadDefinition(arn: string, definition: object): Definition {
  const faults = lintDefinition(definition);
  if (faults.length > 0) throw new InvalidDefinition(arn, faults);
  return definitionSchema.parse(definition);
}
