import {
  asObject,
  asText,
  isObject,
  type JsonObject,
  listOrEmpty,
  numberOr,
  objectOrEmpty,
  textOr,
} from '../json.ts';
import type { RuleModel, RuleTargetModel } from './model.ts';
import type { Resource } from './resource.ts';

/** What a target may carry; InputPath and InputTransformer are refused rather than ignored. */
const TARGET_FIELDS = new Set(['Arn', 'Id', 'Input', 'RetryPolicy', 'DeadLetterConfig', 'RoleArn']);

/** EventBridge's own number of retries where the template does not say. */
const DEFAULT_RETRIES = 185;

/** A schedule or a pattern on the default bus. */
export function readRule(resource: Resource, name: string, arn: string): RuleModel {
  const properties = resource.properties();
  if (textOr(properties['EventBusName'], 'default') !== 'default') {
    throw new Error(`${resource.path}: the laptop has the default event bus only`);
  }
  const pattern = properties['EventPattern'];
  const schedule = properties['ScheduleExpression'];
  return {
    name,
    arn,
    enabled: properties['State'] !== 'DISABLED',
    targets: listOrEmpty(properties['Targets'], resource.path).map((t) =>
      readTarget(asObject(t, resource.path), resource.path),
    ),
    ...(typeof schedule === 'string' && { schedule }),
    ...(isObject(pattern) && { pattern }),
  };
}

function readTarget(target: JsonObject, where: string): RuleTargetModel {
  const unknown = Object.keys(target).filter((field) => !TARGET_FIELDS.has(field));
  if (unknown.length > 0) throw new Error(`${where}: target fields not known: ${unknown.join()}`);
  const arn = asText(target['Arn'], where);
  if (!arn.includes(':lambda:')) throw new Error(`${where}: ${arn} is no function`);
  const retry = objectOrEmpty(target['RetryPolicy'], where);
  const queue = objectOrEmpty(target['DeadLetterConfig'], where)['Arn'];
  return {
    arn,
    maximumRetries: numberOr(retry['MaximumRetryAttempts'], DEFAULT_RETRIES),
    ...(typeof target['Input'] === 'string' && { input: JSON.parse(target['Input']) as unknown }),
    ...(typeof queue === 'string' && { deadLetterQueueArn: queue }),
  };
}
