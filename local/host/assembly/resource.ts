import { type JsonObject, textOr } from '../json.ts';
import type { Scope } from './intrinsics.ts';
import { resolveValue } from './intrinsics.ts';
import type { RawStack } from './load.ts';

/** A resource of some stack. Its properties are resolved on demand, since they may refer to each other. */
export interface Resource {
  readonly stack: RawStack;
  readonly logicalId: string;
  readonly type: string;
  /** `aws:cdk:path` without the trailing `/Resource`: unlike the logical id, it is what a person named. */
  readonly path: string;
  /** The path as a name that AWS would accept, used where the template leaves the name to AWS. */
  readonly derivedName: string;
  readonly rawProperties: JsonObject;
  properties(): JsonObject;
  property(name: string): unknown;
}

/** Wraps one template entry; `scope` is that of its stack. */
export function makeResource(
  stack: RawStack,
  logicalId: string,
  entry: JsonObject,
  scope: Scope,
): Resource {
  const metadata = entry['Metadata'] as JsonObject | undefined;
  const path = textOr(metadata?.['aws:cdk:path'], `${stack.name}/${logicalId}`);
  const raw = (entry['Properties'] ?? {}) as JsonObject;
  const readable = path.replace(/\/(Resource|Default)$/, '');
  let resolved: JsonObject | undefined;
  return {
    stack,
    logicalId,
    type: String(entry['Type']),
    path: readable,
    derivedName: readable.replaceAll(/[^A-Za-z0-9]+/g, '-'),
    rawProperties: raw,
    properties: () => (resolved ??= resolveValue(raw, scope) as JsonObject),
    property: (name) => resolveValue(raw[name], scope),
  };
}

/** Throws for a property outside `known`: what would be left out silently here must not first be missed on AWS. */
export function refuseUnknown(
  properties: JsonObject,
  known: ReadonlySet<string>,
  where: string,
): void {
  const unknown = Object.keys(properties).filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Error(`${where}: properties not known on the laptop: ${unknown.join()}`);
}
