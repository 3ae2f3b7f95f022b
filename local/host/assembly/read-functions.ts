import { asObject, asText, type JsonObject, numberOr, objectOrEmpty, textOr } from '../json.ts';
import type { FunctionModel, PermissionModel } from './model.ts';
import { type Resource, refuseUnknown } from './resource.ts';

const FUNCTION_PROPERTIES: ReadonlySet<string> = new Set([
  'Code',
  'DeadLetterConfig',
  'Environment',
  'FunctionName',
  'Handler',
  'LoggingConfig',
  'MemorySize',
  'Role',
  'Runtime',
  'Timeout',
  // without meaning on the laptop
  'Architectures',
  'Description',
  'KmsKeyArn',
  'ReservedConcurrentExecutions',
  'Tags',
  'TracingConfig',
]);

/** A Lambda function whose code is a file asset of the assembly; inline code, images and other languages are refused. */
export function readFunction(resource: Resource, arn: string, name: string): FunctionModel {
  const properties = resource.properties();
  refuseUnknown(properties, FUNCTION_PROPERTIES, resource.path);
  const runtime = textOr(properties['Runtime'], 'none');
  if (!runtime.startsWith('nodejs')) throw new Error(`${resource.path}: no runtime ${runtime}`);
  const environment = objectOrEmpty(properties['Environment'], `${resource.path}.Environment`);
  const queue = objectOrEmpty(properties['DeadLetterConfig'], resource.path)['TargetArn'];
  return {
    name,
    arn,
    roleArn: asText(properties['Role'], `${resource.path}.Role`),
    codeFolder: codeFolder(resource),
    handler: textOr(properties['Handler'], 'index.handler'),
    timeoutSeconds: numberOr(properties['Timeout'], 3),
    memoryMb: numberOr(properties['MemorySize'], 128),
    environment: textValues(environment['Variables'], resource.path),
    ...(isJsonLog(properties, resource.path) && { logFormat: 'JSON' as const }),
    ...(typeof queue === 'string' && { deadLetterQueueArn: queue }),
  };
}

function isJsonLog(properties: JsonObject, where: string): boolean {
  return objectOrEmpty(properties['LoggingConfig'], where)['LogFormat'] === 'JSON';
}

/** Only the laptop's own checks read these: a rule or a route without its permission is refused as on AWS. */
export function readPermission(resource: Resource): PermissionModel {
  const properties = resource.properties();
  const sourceArn = properties['SourceArn'];
  return {
    functionArn: asText(properties['FunctionName'], resource.path),
    principal: asText(properties['Principal'], resource.path),
    ...(typeof sourceArn === 'string' && { sourceArn }),
  };
}

function codeFolder(resource: Resource): string {
  const code = asObject(resource.rawProperties['Code'], `${resource.path}.Code`);
  const hash = textOr(code['S3Key'], '').replace(/\.\w+$/, '');
  const folder = resource.stack.assets.get(hash);
  if (folder) return folder;
  throw new Error(`${resource.path}: its code is not a file asset of the assembly`);
}

function textValues(value: unknown, where: string): Readonly<Record<string, string>> {
  const entries = Object.entries(objectOrEmpty(value, where));
  return Object.fromEntries(entries.map(([key, item]) => [key, asText(item, `${where} ${key}`)]));
}
