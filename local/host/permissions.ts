import type { PermissionModel } from './assembly/model.ts';
import { functionNameOf } from './lambda.ts';
import { matchesWildcards } from './wildcards.ts';

export class InvokeNotPermitted extends Error {
  override readonly name = 'InvokeNotPermitted';
}

/** Whether a service may invoke a function for a source, by the stack's AWS::Lambda::Permission resources. */
export function mayInvoke(
  permissions: readonly PermissionModel[],
  principal: string,
  functionArn: string,
  sourceArn: string,
): boolean {
  return permissions.some(
    (permission) =>
      permission.principal === principal &&
      functionNameOf(permission.functionArn) === functionNameOf(functionArn) &&
      (permission.sourceArn === undefined || matchesWildcards(permission.sourceArn, sourceArn)),
  );
}

/** Throws when `mayInvoke` says no, naming what the template lacks. */
export function assertMayInvoke(
  permissions: readonly PermissionModel[],
  principal: string,
  functionArn: string,
  sourceArn: string,
): void {
  if (mayInvoke(permissions, principal, functionArn, sourceArn)) return;
  throw new InvokeNotPermitted(
    `${principal} has no AWS::Lambda::Permission to invoke ${functionArn} for ${sourceArn}`,
  );
}

/** The ARN an HTTP API's invocation carries: `…:execute-api:region:account:api/stage/METHOD/route`. */
export function routeArn(
  place: { readonly region: string; readonly account: string },
  api: { readonly id: string; readonly stage: string },
  routeKey: string,
): string {
  const [method = '', path = ''] =
    routeKey === '$default' ? ['*', '/$default'] : routeKey.split(' ');
  const partition = place.region.startsWith('cn-') ? 'aws-cn' : 'aws';
  const verb = method === 'ANY' ? '*' : method;
  return `arn:${partition}:execute-api:${place.region}:${place.account}:${api.id}/${api.stage}/${verb}${path}`;
}
