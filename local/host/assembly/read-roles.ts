import { asObject, asText, listOrEmpty, oneOrMany, textOr } from '../json.ts';
import type { PolicyModel, RoleModel } from './model.ts';
import { refuseUnknownConditions } from './policy-conditions.ts';
import { type Resource, refuseUnknown } from './resource.ts';

/** All but a boundary, which would take away what the policies give. */
const ROLE_PROPERTIES: ReadonlySet<string> = new Set([
  'AssumeRolePolicyDocument',
  'Description',
  'ManagedPolicyArns',
  'MaxSessionDuration',
  'Path',
  'Policies',
  'RoleName',
  'Tags',
]);

/**
 * What the AWS-managed policies mean that functions commonly carry: logs and traces, neither of which exists here.
 * Any other managed policy is refused, since its statements are not in the assembly.
 */
const HARMLESS_MANAGED =
  /:policy\/(service-role\/)?(AWSLambdaBasicExecutionRole|AWSXRayDaemonWriteAccess|AWSXrayWriteOnlyAccess|service-role\/AmazonAPIGatewayPushToCloudWatchLogs|AmazonAPIGatewayPushToCloudWatchLogs)$/;

/** Every role with its inline policies, the AWS::IAM::Policy documents that name it, and its own managed policies. */
export function readRoles(
  resources: readonly Resource[],
  attribute: (resource: Resource, name: string) => string,
): RoleModel[] {
  const byType = (type: string) => resources.filter((r) => r.type === type);
  const managed = new Map(byType('AWS::IAM::ManagedPolicy').map((r) => [attribute(r, 'Ref'), r]));
  const attached = [...byType('AWS::IAM::Policy'), ...managed.values()];
  return byType('AWS::IAM::Role').map((role) => {
    refuseUnknown(role.properties(), ROLE_PROPERTIES, role.path);
    const name = attribute(role, 'Ref');
    return {
      name,
      arn: attribute(role, 'Arn'),
      policies: [
        ...inlinePolicies(role),
        ...attached.filter((policy) => names(policy, name)).map(documentOf),
        ...managedPolicies(role, managed),
      ],
    };
  });
}

function inlinePolicies(role: Resource): PolicyModel[] {
  return listOrEmpty(role.properties()['Policies'], role.path).map((entry) => {
    const policy = asObject(entry, role.path);
    return {
      name: asText(policy['PolicyName'], role.path),
      document: refuseUnknownConditions(asObject(policy['PolicyDocument'], role.path), role.path),
    };
  });
}

function managedPolicies(role: Resource, own: ReadonlyMap<string, Resource>): PolicyModel[] {
  const arns = listOrEmpty(role.properties()['ManagedPolicyArns'], role.path);
  return arns.flatMap((value) => {
    const arn = asText(value, role.path);
    const policy = own.get(arn);
    if (policy) return [documentOf(policy)];
    if (HARMLESS_MANAGED.test(arn)) return [];
    throw new Error(`${role.path} carries ${arn}, whose statements the laptop cannot know`);
  });
}

function names(policy: Resource, role: string): boolean {
  return oneOrMany(policy.properties()['Roles']).includes(role);
}

function documentOf(policy: Resource): PolicyModel {
  const properties = policy.properties();
  return {
    name: textOr(properties['PolicyName'], policy.derivedName),
    document: refuseUnknownConditions(
      asObject(properties['PolicyDocument'], policy.path),
      policy.path,
    ),
  };
}
