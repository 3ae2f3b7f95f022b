import { asObject, asText, type JsonObject, listOrEmpty, objectOrEmpty } from '../json.ts';
import type { TableModel } from './model.ts';
import type { Resource } from './resource.ts';

/** A table (TableV2 becomes a GlobalTable, which runs as the plain table it is in one region). */
export function readTable(resource: Resource, name: string, arn: string): TableModel {
  const properties = resource.properties();
  const indexes = listOrEmpty(properties['GlobalSecondaryIndexes'], resource.path).map((index) =>
    asObject(index, resource.path),
  );
  return {
    name,
    arn,
    partitionKey: partitionKey(properties, resource.path),
    indexKeys: Object.fromEntries(
      indexes.map((i) => [asText(i['IndexName'], resource.path), partitionKey(i, resource.path)]),
    ),
    ...keyOf(properties, resource.path),
    properties: inOneRegion(properties, name),
  };
}

function partitionKey(keyed: JsonObject, where: string): string {
  const keys = listOrEmpty(keyed['KeySchema'], where).map((key) => asObject(key, where));
  return asText(keys.find((key) => key['KeyType'] === 'HASH')?.['AttributeName'], where);
}

/** A plain table names its key itself, a global table once per region. */
function keyOf(properties: JsonObject, where: string): { keyArn?: string } {
  const replicas = listOrEmpty(properties['Replicas'], where).map((r) => asObject(r, where));
  const named = [properties, ...replicas].flatMap((holder) => {
    const key = objectOrEmpty(holder['SSESpecification'], where)['KMSMasterKeyId'];
    return typeof key === 'string' ? [key] : [];
  });
  return named[0] === undefined ? {} : { keyArn: named[0] };
}

/** Properties of a global table that say how regions follow each other; here there is one region. */
const REPLICATION = new Set([
  'Replicas',
  'GlobalTableWitnesses',
  'MultiRegionConsistency',
  'WriteOnDemandThroughputSettings',
  'WriteProvisionedThroughputSettings',
]);

function inOneRegion(properties: JsonObject, TableName: string): JsonObject {
  const kept = Object.entries(properties).filter(([name]) => !REPLICATION.has(name));
  return { ...Object.fromEntries(kept), TableName };
}
