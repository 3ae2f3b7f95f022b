import { createHash } from 'node:crypto';
import { asText } from '../json.ts';
import type { Resource } from './resource.ts';
import { isIgnorable } from './resource-types.ts';

/** Where the stack pretends to be deployed. */
export interface Place {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
}

interface Attributes {
  readonly Ref: string;
  readonly [attribute: string]: string;
}

type Describe = (resource: Resource, place: Place) => Attributes;

/** What `Ref` and `Fn::GetAtt` mean, per type. A type or attribute that is not here is refused. */
const ATTRIBUTES: Readonly<Record<string, Describe>> = {
  'AWS::DynamoDB::Table': (r, p) =>
    named(nameOf(r, 'TableName'), arn(p, 'dynamodb', `table/${nameOf(r, 'TableName')}`)),
  'AWS::DynamoDB::GlobalTable': (r, p) =>
    named(nameOf(r, 'TableName'), arn(p, 'dynamodb', `table/${nameOf(r, 'TableName')}`)),
  'AWS::Lambda::Function': (r, p) =>
    named(functionName(r), arn(p, 'lambda', `function:${functionName(r)}`)),
  'AWS::Lambda::Version': (r) => ({ Ref: `${functionArn(r)}:1`, Version: '1' }),
  'AWS::Lambda::Alias': (r) => ({ Ref: `${functionArn(r)}:${text(r, 'Name')}` }),
  'AWS::Lambda::Permission': (r) => ({ Ref: r.derivedName }),
  'AWS::IAM::Role': (r, p) => ({
    Ref: nameOf(r, 'RoleName'),
    Arn: globalArn(p, 'iam', `role/${nameOf(r, 'RoleName')}`),
    RoleId: `AROA${digest(r.path)}`,
  }),
  'AWS::IAM::Policy': (r) => ({ Ref: nameOf(r, 'PolicyName') }),
  'AWS::IAM::ManagedPolicy': (r, p) => ({
    Ref: globalArn(p, 'iam', `policy/${nameOf(r, 'ManagedPolicyName')}`),
  }),
  'AWS::ApiGatewayV2::Api': (r, p) => ({
    Ref: apiId(r),
    ApiId: apiId(r),
    ApiEndpoint: `https://${apiId(r)}.execute-api.${p.region}.${urlSuffix(p)}`,
  }),
  'AWS::ApiGatewayV2::Route': (r) => ({ Ref: r.derivedName }),
  'AWS::ApiGatewayV2::Integration': (r) => ({ Ref: r.derivedName }),
  'AWS::ApiGatewayV2::Authorizer': (r) => ({ Ref: r.derivedName, AuthorizerId: r.derivedName }),
  'AWS::ApiGatewayV2::Stage': (r) => ({ Ref: text(r, 'StageName') }),
  'AWS::Events::Rule': (r, p) =>
    named(nameOf(r, 'Name'), arn(p, 'events', `rule/${nameOf(r, 'Name')}`)),
  'AWS::StepFunctions::StateMachine': (r, p) => {
    const name = nameOf(r, 'StateMachineName');
    const own = arn(p, 'states', `stateMachine:${name}`);
    return { Ref: own, Arn: own, Name: name, StateMachineRevisionId: 'INITIAL' };
  },
  'AWS::StepFunctions::StateMachineVersion': (r) => qualified(r, 'StateMachineArn', '1'),
  'AWS::StepFunctions::StateMachineAlias': (r) =>
    qualified(r, 'RoutingConfiguration', text(r, 'Name')),
  'AWS::Cognito::UserPool': (r, p) => ({
    Ref: poolId(r, p),
    UserPoolId: poolId(r, p),
    Arn: arn(p, 'cognito-idp', `userpool/${poolId(r, p)}`),
    ProviderName: `cognito-idp.${p.region}.${urlSuffix(p)}/${poolId(r, p)}`,
    ProviderURL: `https://cognito-idp.${p.region}.${urlSuffix(p)}/${poolId(r, p)}`,
  }),
  'AWS::Cognito::UserPoolClient': (r) => ({ Ref: clientId(r), ClientId: clientId(r) }),
  'AWS::Cognito::UserPoolGroup': (r) => ({ Ref: text(r, 'GroupName') }),
  'AWS::Cognito::UserPoolResourceServer': (r) => ({ Ref: text(r, 'Identifier') }),
  'AWS::Cognito::UserPoolDomain': (r) => ({ Ref: text(r, 'Domain') }),
  'AWS::SES::EmailIdentity': (r, p) => ({
    Ref: text(r, 'EmailIdentity'),
    Arn: arn(p, 'ses', `identity/${text(r, 'EmailIdentity')}`),
  }),
  'AWS::SES::ConfigurationSet': (r) => ({ Ref: nameOf(r, 'Name') }),
  'AWS::SES::ConfigurationSetEventDestination': (r) => ({ Ref: r.derivedName }),
  'AWS::S3::Bucket': (r, p) => bucket(nameOf(r, 'BucketName').toLowerCase(), p),
  'AWS::SQS::Queue': (r, p) => ({
    Ref: `https://sqs.${p.region}.${urlSuffix(p)}/${p.account}/${nameOf(r, 'QueueName')}`,
    Arn: arn(p, 'sqs', nameOf(r, 'QueueName')),
    QueueName: nameOf(r, 'QueueName'),
  }),
  'AWS::KMS::Key': (r, p) => ({
    Ref: digest(r.path),
    KeyId: digest(r.path),
    Arn: arn(p, 'kms', `key/${digest(r.path)}`),
  }),
  'AWS::CloudFront::Distribution': (r) => ({
    Ref: digest(r.path),
    Id: digest(r.path),
    DomainName: `${digest(r.path).toLowerCase()}.cloudfront.net`,
  }),
};

export class UnknownAttribute extends Error {
  override readonly name = 'UnknownAttribute';
}

/** Value of `Ref` (attribute `Ref`) or `Fn::GetAtt` for a resource. */
export function attributeOf(resource: Resource, attribute: string, place: Place): string {
  const describe = ATTRIBUTES[resource.type];
  const value = describe?.(resource, place)[attribute];
  if (value !== undefined) return value;
  // nothing that runs on the laptop depends on these, so any stable text will do
  if (!describe && isIgnorable(resource.type)) return placeholder(resource, attribute, place);
  throw new UnknownAttribute(`${resource.type} ${resource.path} has no known ${attribute}`);
}

export function urlSuffix(place: Place): string {
  return place.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
}

function placeholder(resource: Resource, attribute: string, place: Place): string {
  const service = resource.type.split('::')[1]?.toLowerCase() ?? 'unknown';
  const isArn = attribute.endsWith('Arn') || resource.type === 'AWS::SNS::Topic';
  return isArn ? arn(place, service, resource.derivedName) : resource.derivedName;
}

function arn(place: Place, service: string, resource: string): string {
  return `arn:${place.partition}:${service}:${place.region}:${place.account}:${resource}`;
}

function globalArn(place: Place, service: string, resource: string): string {
  return `arn:${place.partition}:${service}::${place.account}:${resource}`;
}

function named(name: string, ownArn: string): Attributes {
  return { Ref: name, Arn: ownArn };
}

function bucket(name: string, p: Place): Attributes {
  return {
    Ref: name,
    Arn: `arn:${p.partition}:s3:::${name}`,
    DomainName: `${name}.s3.${urlSuffix(p)}`,
    RegionalDomainName: `${name}.s3.${p.region}.${urlSuffix(p)}`,
  };
}

function qualified(resource: Resource, property: string, qualifier: string): Attributes {
  const target = property === 'StateMachineArn' ? text(resource, property) : routedTo(resource);
  const own = `${target.split(':').slice(0, 7).join(':')}:${qualifier}`;
  return { Ref: own, Arn: own };
}

function routedTo(alias: Resource): string {
  // an alias names versions either by routing or by its deployment preference
  const found = /arn:[^"]+:stateMachine:[^"]+/.exec(JSON.stringify(alias.properties()));
  if (!found) throw new UnknownAttribute(`${alias.path} routes to no version`);
  return found[0];
}

function functionArn(resource: Resource): string {
  return text(resource, 'FunctionName').split(':').slice(0, 7).join(':');
}

/** AWS allows 64 characters; the end of the path tells more than its beginning. */
function functionName(resource: Resource): string {
  return nameOf(resource, 'FunctionName').slice(-64).replace(/^-+/, '');
}

function nameOf(resource: Resource, property: string): string {
  const given = resource.property(property);
  return given === undefined ? resource.derivedName : asText(given, `${resource.path}.${property}`);
}

function text(resource: Resource, property: string): string {
  return asText(resource.property(property), `${resource.path}.${property}`);
}

function apiId(resource: Resource): string {
  return digest(resource.path).slice(0, 10).toLowerCase();
}

function poolId(resource: Resource, place: Place): string {
  return `${place.region}_${digest(resource.path).slice(0, 9)}`;
}

function clientId(resource: Resource): string {
  return digest(resource.path, 26).toLowerCase();
}

function digest(value: string, length = 16): string {
  return createHash('sha256').update(value).digest('hex').slice(0, length).toUpperCase();
}
