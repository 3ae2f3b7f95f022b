import type { StackModel } from './assembly/model.ts';
import type { AccessRequest } from './iam.ts';
import { type JsonObject, textOr } from './json.ts';

/** The permissions a Step Functions call needs. A task token names no resource, so its answers are judged on `*`. */
export function statesAccess(operation: string, body: JsonObject): AccessRequest[] {
  const resource = textOr(body['executionArn'] ?? body['stateMachineArn'], '*');
  return [{ action: `states:${operation}`, resource }];
}

/** The permissions an SES (v1) call needs: on the verified identity it sends as, and on the configuration set; both are in the region that was called. */
export function sesAccess(
  model: StackModel,
  region: string,
  parameters: URLSearchParams,
): AccessRequest[] {
  const operation = parameters.get('Action') ?? '';
  const sender = bareAddress(parameters.get('Source') ?? '');
  if (!operation.startsWith('Send')) return [{ action: `ses:${operation}`, resource: '*' }];
  const context = { 'ses:FromAddress': sender };
  const set = parameters.get('ConfigurationSetName');
  const action = `ses:${operation}`;
  return [
    { action, resource: sesArn(model, region, `identity/${identityOf(model, sender)}`), context },
    ...(set
      ? [{ action, resource: sesArn(model, region, `configuration-set/${set}`), context }]
      : []),
  ];
}

/** The verified identity an address belongs to: itself, or its domain. */
function identityOf(model: StackModel, address: string): string {
  const domain = address.split('@')[1] ?? address;
  const verified = [address, domain].find((identity) => model.mail.identities.includes(identity));
  return verified ?? address;
}

function bareAddress(source: string): string {
  return /<([^>]+)>\s*$/.exec(source)?.[1] ?? source.trim();
}

function sesArn({ account }: StackModel, region: string, resource: string): string {
  const partition = region.startsWith('cn-') ? 'aws-cn' : 'aws';
  return `arn:${partition}:ses:${region}:${account}:${resource}`;
}
