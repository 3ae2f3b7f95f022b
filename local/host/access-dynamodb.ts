import type { StackModel, TableModel } from './assembly/model.ts';
import type { AccessRequest } from './iam.ts';
import { isObject, type JsonObject, listOrEmpty, objectOrEmpty, textOr } from './json.ts';

/** Transactions need the permission of each single action; there is no action for the transaction itself. */
const TRANSACT_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * The permissions a DynamoDB call needs, with the partition keys it touches as `dynamodb:LeadingKeys`, and for tables under
 * a customer-managed key the use of that key: DynamoDB decrypts on behalf of its caller.
 */
export function dynamodbAccess(
  model: StackModel,
  operation: string,
  body: JsonObject,
): AccessRequest[] {
  const access = tableAccess(model, operation, body);
  return [...access, ...keyAccess(model, access)];
}

function keyAccess(model: StackModel, access: readonly AccessRequest[]): AccessRequest[] {
  const touched = model.tables.filter(({ arn }) =>
    access.some(({ resource }) => resource === arn || resource.startsWith(`${arn}/`)),
  );
  const used = new Set(touched.map((table) => table.keyArn));
  return model.keys
    .filter((key) => used.has(key.arn))
    .map(({ arn, policy }) => ({
      action: 'kms:Decrypt',
      resource: arn,
      context: { 'kms:ViaService': `dynamodb.${model.region}.amazonaws.com` },
      resourcePolicy: policy,
    }));
}

function tableAccess(model: StackModel, operation: string, body: JsonObject): AccessRequest[] {
  const of = (action: string, parameters: JsonObject) => itemAccess(model, action, parameters);
  switch (operation) {
    case 'TransactWriteItems':
    case 'TransactGetItems':
      return listOrEmpty(body['TransactItems'], operation).flatMap((item) =>
        Object.entries(objectOrEmpty(item, operation)).map(([kind, parameters]) =>
          of(TRANSACT_ACTIONS[kind] ?? operation, objectOrEmpty(parameters, kind)),
        ),
      );
    case 'BatchGetItem':
    case 'BatchWriteItem':
      return batchAccess(model, operation, objectOrEmpty(body['RequestItems'], operation));
    case 'ListTables':
      return [{ action: 'dynamodb:ListTables', resource: '*' }];
    default:
      return [of(operation, body)];
  }
}

function itemAccess(model: StackModel, action: string, parameters: JsonObject): AccessRequest {
  const name = String(parameters['TableName']);
  const table = model.tables.find((t) => t.name === name || t.arn === name);
  const index = parameters['IndexName'];
  const arn = table?.arn ?? tableArn(model, name);
  const keys = table ? leadingKeys(table, parameters) : [];
  return {
    action: `dynamodb:${action}`,
    resource: typeof index === 'string' ? `${arn}/index/${index}` : arn,
    ...(keys.length > 0 && { context: { 'dynamodb:LeadingKeys': keys } }),
  };
}

function batchAccess(model: StackModel, operation: string, items: JsonObject): AccessRequest[] {
  return Object.entries(items).map(([name, value]) => {
    const table = model.tables.find((t) => t.name === name || t.arn === name);
    const single = batchItems(value);
    const keys = table ? [...new Set(single.flatMap((i) => leadingKeys(table, i)))] : [];
    return {
      action: `dynamodb:${operation}`,
      resource: table?.arn ?? tableArn(model, name),
      ...(keys.length > 0 && { context: { 'dynamodb:LeadingKeys': keys } }),
    };
  });
}

/** Both batch forms as single items: `{ Keys: [...] }` of a get, `[{ PutRequest | DeleteRequest }]` of a write. */
function batchItems(value: unknown): JsonObject[] {
  if (isObject(value)) return listOrEmpty(value['Keys'], 'Keys').map((Key) => ({ Key }));
  return listOrEmpty(value, 'RequestItems').flatMap((request) =>
    Object.values(objectOrEmpty(request, 'RequestItems')).map((r) => objectOrEmpty(r, 'request')),
  );
}

function leadingKeys(table: TableModel, parameters: JsonObject): string[] {
  const index = parameters['IndexName'];
  const attribute = typeof index === 'string' ? table.indexKeys[index] : table.partitionKey;
  if (attribute === undefined) return [];
  const item = parameters['Key'] ?? parameters['Item'];
  const value = isObject(item) ? item[attribute] : queriedKey(attribute, parameters);
  const [scalar] = isObject(value) ? Object.values(value) : [];
  return typeof scalar === 'string' ? [scalar] : [];
}

/** The value a key condition pins the partition key to: `#pk = :value` in either order of the conditions. */
function queriedKey(attribute: string, parameters: JsonObject): unknown {
  const condition = textOr(parameters['KeyConditionExpression'], '');
  const names = objectOrEmpty(parameters['ExpressionAttributeNames'], 'ExpressionAttributeNames');
  const values = objectOrEmpty(parameters['ExpressionAttributeValues'], 'values');
  for (const [, name = '', value = ''] of condition.matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/g)) {
    if ((names[name] ?? name) === attribute) return values[value];
  }
  return undefined;
}

function tableArn(model: StackModel, name: string): string {
  const known = model.tables[0]?.arn.replace(/table\/.*$/, '');
  return `${known ?? `arn:aws:dynamodb:${model.region}:${model.account}:`}table/${name}`;
}
