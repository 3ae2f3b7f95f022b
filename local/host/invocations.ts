import type { RuleModel, StackModel } from './assembly/model.ts';
import { FunctionError } from './function-error.ts';
import type { Iam } from './iam.ts';
import type { Functions } from './lambda.ts';
import { openPeopleFirst } from './people-first.ts';
import { assertMayInvoke, InvokeNotPermitted, routeArn } from './permissions.ts';
import type { Watch } from './watch.ts';

/** The ways into a function, each allowed only as the template allows it. */
export interface Invocations {
  fromApi(apiId: string, functionArn: string, routeKey: string, event: object): Promise<unknown>;
  fromRule(functionArn: string, rule: RuleModel, event: unknown): Promise<unknown>;
  fromWorkflow(functionArn: string, payload: unknown): Promise<unknown>;
}

export interface InvocationsOptions {
  readonly model: StackModel;
  readonly functions: Functions;
  readonly iam: Iam;
  readonly watch?: Watch | undefined;
}

export function openInvocations({ model, functions, iam, watch }: InvocationsOptions): Invocations {
  const assertMay = permissionsOf(model);
  const workflowMay = workflowPermissions(model, iam);
  const { forPerson, forStep } = openPeopleFirst();
  return {
    async fromApi(apiId, functionArn, routeKey, event) {
      const api = model.apis.find(({ id }) => id === apiId);
      const source = routeArn(model, { id: apiId, stage: api?.stage ?? '$default' }, routeKey);
      permitted(() => assertMay('apigateway.amazonaws.com', functionArn, source));
      watch?.invocation(functionArn, 'api');
      return forPerson(() => functions.invoke(functionArn, event));
    },
    async fromRule(functionArn, rule, event) {
      assertMay('events.amazonaws.com', functionArn, rule.arn);
      watch?.invocation(functionArn, 'rule');
      return functions.invoke(functionArn, event);
    },
    async fromWorkflow(functionArn, payload) {
      if (!(await workflowMay(functionArn))) throw workflowDenied(functionArn);
      watch?.invocation(functionArn, 'workflow');
      return forStep(() => functions.invoke(functionArn, payload));
    },
  };
}

/** What the template permits once, it permits as long as it runs. */
function permissionsOf({ permissions }: StackModel) {
  const permittedBefore = new Set<string>();
  return (principal: string, functionArn: string, sourceArn: string): void => {
    const key = `${principal} ${functionArn} ${sourceArn}`;
    if (permittedBefore.has(key)) return;
    assertMayInvoke(permissions, principal, functionArn, sourceArn);
    permittedBefore.add(key);
  };
}

/** The API answers 500 and tells nobody; the laptop's owner should know why. */
function permitted(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (!(error instanceof InvokeNotPermitted)) throw error;
    console.error(error.message);
    throw new FunctionError(error.name, error.message);
  }
}

/** Asks the role of each state machine that names the function. */
function workflowPermissions({ stateMachines }: StackModel, iam: Iam) {
  const machines = stateMachines.map(({ definition, roleArn }) => ({
    text: JSON.stringify(definition),
    roleArn,
  }));
  return async (functionArn: string): Promise<boolean> => {
    const request = { action: 'lambda:InvokeFunction', resource: functionArn };
    const naming = machines.filter(({ text }) => text.includes(functionArn));
    const answers = await Promise.all(naming.map((it) => iam.allows(it.roleArn, request)));
    return answers.includes(true);
  };
}

/** Step Functions reports a refused invocation under this name. */
function workflowDenied(functionArn: string): FunctionError {
  return new FunctionError(
    'Lambda.AWSLambdaException',
    `The workflow's role is not authorized to perform: lambda:InvokeFunction on resource: ${functionArn}`,
  );
}
