import { attributeOf, type Place } from './assembly/attributes.ts';
import { loadStacks, type RawStack } from './assembly/load.ts';
import type { StackModel, UserPoolModel } from './assembly/model.ts';
import { refuseUnknownConditions } from './assembly/policy-conditions.ts';
import { readApis } from './assembly/read-apis.ts';
import { readBucket } from './assembly/read-buckets.ts';
import { readApiPaths } from './assembly/read-distributions.ts';
import { readFunction, readPermission } from './assembly/read-functions.ts';
import { readMail } from './assembly/read-mail.ts';
import { readPageHeaders } from './assembly/read-page-headers.ts';
import { readRoles } from './assembly/read-roles.ts';
import { readRule } from './assembly/read-rules.ts';
import { readTable } from './assembly/read-tables.ts';
import { readStateMachine } from './assembly/read-workflows.ts';
import type { Resource } from './assembly/resource.ts';
import { refuseUnknownTypes } from './assembly/resource-types.ts';
import { resourcesOf } from './assembly/scope.ts';
import { asObject, asText, isObject, listOrEmpty, objectOrEmpty } from './json.ts';

/** Where environment-agnostic stacks pretend to be: the account is nobody's. */
const LAPTOP = { account: '000000000000', region: 'eu-west-1' };

/**
 * Reads a synthesized cloud assembly (one or several stacks) into one typed model with every reference resolved.
 * Refuses, with the whole list, resource types it neither runs nor knows to be harmless, and any intrinsic it does not know.
 */
export function readAssembly(folder: string): StackModel {
  const stacks = loadStacks(folder);
  if (stacks.length === 0) throw new Error(`${folder} holds no stack`);
  const place = placeOf(stacks);
  const resources = resourcesOf(stacks, place);
  refuseUnknownTypes(resources);
  return modelOf(resources, place);
}

function placeOf(stacks: readonly RawStack[]): Place {
  // small stacks may be elsewhere (edge, mail): the laptop stands where the functions are
  const main = stacks.find(hasFunctions);
  const { region = LAPTOP.region, account = LAPTOP.account } = main ?? {};
  return { region, account, partition: region.startsWith('cn-') ? 'aws-cn' : 'aws' };
}

function modelOf(resources: readonly Resource[], place: Place): StackModel {
  const attribute = (r: Resource, name: string) => attributeOf(r, name, place);
  const ref = (r: Resource) => attribute(r, 'Ref');
  const arn = (r: Resource) => attribute(r, 'Arn');
  const of = (...types: string[]) => resources.filter((r) => types.includes(r.type));
  return {
    account: place.account,
    region: place.region,
    tables: of('AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable').map((r) =>
      readTable(r, ref(r), arn(r)),
    ),
    functions: of('AWS::Lambda::Function').map((r) => readFunction(r, arn(r), ref(r))),
    permissions: of('AWS::Lambda::Permission').map(readPermission),
    roles: readRoles(resources, attribute),
    apis: readApis(resources, ref),
    apiPaths: readApiPaths(resources),
    pageHeaders: readPageHeaders(resources, ref),
    rules: of('AWS::Events::Rule').map((r) => readRule(r, ref(r), arn(r))),
    stateMachines: of('AWS::StepFunctions::StateMachine').map((r) =>
      readStateMachine(r, attribute(r, 'Name'), arn(r)),
    ),
    userPools: of('AWS::Cognito::UserPool').map((r) => readUserPool(r, of, ref)),
    mail: readMail(resources, ref),
    keys: of('AWS::KMS::Key').map((r) => ({
      arn: arn(r),
      policy: refuseUnknownConditions(asObject(r.property('KeyPolicy'), r.path), r.path),
    })),
    buckets: of('AWS::S3::Bucket').map((r) => readBucket(r, ref(r), arn(r))),
    queues: of('AWS::SQS::Queue').map((r) => ({ name: attribute(r, 'QueueName'), arn: arn(r) })),
  };
}

function hasFunctions({ template }: RawStack): boolean {
  const resources = Object.values(objectOrEmpty(template['Resources'], 'Resources'));
  return resources.some((r) => isObject(r) && r['Type'] === 'AWS::Lambda::Function');
}

type OfType = (...types: string[]) => Resource[];

function readUserPool(pool: Resource, of: OfType, ref: (r: Resource) => string): UserPoolModel {
  const id = ref(pool);
  const mine = (r: Resource) => r.property('UserPoolId') === id;
  return {
    id,
    groups: of('AWS::Cognito::UserPoolGroup').filter(mine).map(ref),
    clients: of('AWS::Cognito::UserPoolClient')
      .filter(mine)
      .map((client) => ({
        clientId: ref(client),
        redirectUris: texts(client, 'CallbackURLs'),
        logoutUris: texts(client, 'LogoutURLs'),
      })),
  };
}

function texts(resource: Resource, property: string): string[] {
  const values = listOrEmpty(resource.property(property), resource.path);
  return values.map((value) => asText(value, resource.path));
}
