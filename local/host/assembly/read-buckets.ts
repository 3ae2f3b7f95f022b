import { asObject, asText, type JsonObject, listOrEmpty, objectOrEmpty } from '../json.ts';
import type { BucketModel } from './model.ts';
import type { Resource } from './resource.ts';

/** A bucket; of what it tells, EventBridge alone is known here, and no version but the last. */
export function readBucket(resource: Resource, name: string, arn: string): BucketModel {
  const properties = resource.properties();
  const told = objectOrEmpty(properties['NotificationConfiguration'], resource.path);
  const unknown = Object.keys(told).filter((it) => it !== 'EventBridgeConfiguration');
  if (unknown.length > 0) throw new Error(`${resource.path}: not known: ${unknown.join()}`);
  const bridge = objectOrEmpty(told['EventBridgeConfiguration'], resource.path);
  const cors = objectOrEmpty(properties['CorsConfiguration'], resource.path);
  return {
    name,
    arn,
    tellsEventBridge: bridge['EventBridgeEnabled'] === true,
    cors: listOrEmpty(cors['CorsRules'], resource.path).map((rule) => ({
      origins: texts(rule, 'AllowedOrigins', resource.path),
      methods: texts(rule, 'AllowedMethods', resource.path),
    })),
    ...keyOf(properties, resource.path),
  };
}

function texts(rule: unknown, name: string, where: string): string[] {
  return listOrEmpty(asObject(rule, where)[name], where).map((it) => asText(it, where));
}

function keyOf(properties: JsonObject, where: string): { keyArn?: string } {
  const encryption = objectOrEmpty(properties['BucketEncryption'], where);
  const rules = listOrEmpty(encryption['ServerSideEncryptionConfiguration'], where);
  const keys = rules.flatMap((rule) => {
    const byDefault = asObject(rule, where)['ServerSideEncryptionByDefault'];
    const key = objectOrEmpty(byDefault, where)['KMSMasterKeyID'];
    return typeof key === 'string' ? [key] : [];
  });
  return keys[0] === undefined ? {} : { keyArn: keys[0] };
}
