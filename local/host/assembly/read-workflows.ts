import { readFileSync } from 'node:fs';
import { asObject, asText, isObject, objectOrEmpty, textOr } from '../json.ts';
import type { StateMachineModel } from './model.ts';
import type { Resource } from './resource.ts';

/** A state machine with its definition as JSON, substitutions applied; one left unsubstituted is refused. */
export function readStateMachine(resource: Resource, name: string, arn: string): StateMachineModel {
  const properties = resource.properties();
  if (textOr(properties['StateMachineType'], 'STANDARD') !== 'STANDARD') {
    throw new Error(`${resource.path}: only Standard workflows run on the laptop`);
  }
  const text = applySubstitutions(definitionText(resource), resource);
  return {
    name,
    arn,
    roleArn: asText(properties['RoleArn'], resource.path),
    definition: asObject(JSON.parse(text), resource.path),
  };
}

function definitionText(resource: Resource): string {
  const properties = resource.properties();
  if (typeof properties['DefinitionString'] === 'string') return properties['DefinitionString'];
  if (isObject(properties['Definition'])) return JSON.stringify(properties['Definition']);
  const location = asObject(
    resource.rawProperties['DefinitionS3Location'],
    `${resource.path}.DefinitionS3Location`,
  );
  const file = resource.stack.assets.get(
    asText(location['Key'], resource.path).replace(/\.\w+$/, ''),
  );
  if (file) return readFileSync(file, 'utf8');
  throw new Error(`${resource.path}: its definition is not a file asset of the assembly`);
}

function applySubstitutions(text: string, resource: Resource): string {
  const values = objectOrEmpty(resource.property('DefinitionSubstitutions'), resource.path);
  return text.replaceAll(/\$\{([A-Za-z0-9_]+)\}/g, (placeholder, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${resource.path}: nothing given for ${placeholder}`);
    // the value lands inside a JSON string
    return JSON.stringify(asText(value, placeholder)).slice(1, -1);
  });
}
