import { asObject, asText, isObject, objectOrEmpty } from '../json.ts';
import { attributeOf, type Place, urlSuffix } from './attributes.ts';
import { NO_VALUE, resolveValue, type Scope } from './intrinsics.ts';
import type { RawStack } from './load.ts';
import { makeResource, type Resource } from './resource.ts';

export class UnresolvedReference extends Error {
  override readonly name = 'UnresolvedReference';
}

/** All resources of all stacks, each resolved within its own stack, exports shared between them. */
export function resourcesOf(stacks: readonly RawStack[], place: Place): Resource[] {
  const exported = new Map<string, () => unknown>();
  const scopes = stacks.map((stack) => openStack(stack, place, exported));
  return scopes.flatMap((resources) => [...resources.values()]);
}

function openStack(
  stack: RawStack,
  place: Place,
  exported: Map<string, () => unknown>,
): ReadonlyMap<string, Resource> {
  const resources = new Map<string, Resource>();
  const scope = stackScope({ stack, place, resources, exported });
  const entries = objectOrEmpty(stack.template['Resources'], `${stack.name}.Resources`);
  for (const [logicalId, value] of Object.entries(entries)) {
    const entry = asObject(value, logicalId);
    if (typeof entry['Condition'] === 'string' && !scope.condition(entry['Condition'])) continue;
    resources.set(logicalId, makeResource(stack, logicalId, entry, scope));
  }
  publishOutputs(stack, scope, exported);
  return resources;
}

/** Outputs are found by stack and name, and by export name where they have one. */
function publishOutputs(stack: RawStack, scope: Scope, exported: Map<string, () => unknown>): void {
  const outputs = objectOrEmpty(stack.template['Outputs'], `${stack.name}.Outputs`);
  for (const [outputName, declared] of Object.entries(outputs)) {
    const output = asObject(declared, outputName);
    const value = () => resolveValue(output['Value'], scope);
    exported.set(outputKey(stack.name, outputName), value);
    const exportAs = output['Export'];
    if (!isObject(exportAs)) continue;
    exported.set(asText(resolveValue(exportAs['Name'], scope), outputName), value);
  }
}

/** No export name has a line break. */
function outputKey(stack: string, output: string): string {
  return `${stack}\n${output}`;
}

interface OpenStack {
  readonly stack: RawStack;
  readonly place: Place;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly exported: ReadonlyMap<string, () => unknown>;
}

function stackScope(open: OpenStack): Scope {
  const scope: Scope = {
    ref: (name) => reference(open, name),
    getAtt: (id, attribute) => attributeOf(find(open, id), attribute, open.place),
    importValue: (name) => published(open, name),
    stackOutput: (stack, output) => published(open, outputKey(stack, output)),
    condition: (name) => {
      const conditions = objectOrEmpty(open.stack.template['Conditions'], 'Conditions');
      return resolveValue(conditions[name], scope) === true;
    },
  };
  return scope;
}

function published(open: OpenStack, name: string): unknown {
  const value = open.exported.get(name);
  if (value) return value();
  throw new UnresolvedReference(`No stack exports ${name.replace('\n', '.')}`);
}

function reference(open: OpenStack, name: string): unknown {
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': open.place.account,
    'AWS::Region': open.place.region,
    'AWS::Partition': open.place.partition,
    'AWS::URLSuffix': urlSuffix(open.place),
    'AWS::StackName': open.stack.name,
    'AWS::StackId': `arn:${open.place.partition}:cloudformation:${open.place.region}:${open.place.account}:stack/${open.stack.name}/laptop`,
    'AWS::NoValue': NO_VALUE,
  };
  if (name in pseudo) return pseudo[name];
  const parameter = objectOrEmpty(open.stack.template['Parameters'], 'Parameters')[name];
  if (isObject(parameter) && 'Default' in parameter) return parameter['Default'];
  return attributeOf(find(open, name), 'Ref', open.place);
}

function find(open: OpenStack, logicalId: string): Resource {
  const resource = open.resources.get(logicalId);
  if (resource) return resource;
  throw new UnresolvedReference(
    `${open.stack.name} refers to ${logicalId}, which it does not have`,
  );
}
