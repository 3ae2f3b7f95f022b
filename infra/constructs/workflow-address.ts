import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '#contracts/config.ts';
import type { ServiceFunction } from './service-function.ts';

/** A value as nag shows it: by its name where only the deployment knows it. */
const known = (value: string, name: string): string =>
  Token.isUnresolved(value) ? `<AWS::${name}>` : value;

/**
 * The workflow as its callers see it. The steps call the machine that calls the steps, a circle for CloudFormation;
 * a name given in advance opens it.
 */
export class WorkflowAddress {
  readonly name: string;
  readonly aliasName = 'live';
  readonly machineArn: string;
  /** The alias that new executions start on; those under way finish on the version they began with. */
  readonly liveArn: string;

  constructor(scope: Construct) {
    const stack = Stack.of(scope);
    this.name = `${stack.stackName}-Negotiation`;
    this.machineArn = stack.formatArn({
      service: 'states',
      resource: 'stateMachine',
      resourceName: this.name,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    this.liveArn = `${this.machineArn}:${this.aliasName}`;
  }

  get environment(): Config<'workflow'> {
    return { NEGOTIATION_WORKFLOW_ARN: this.liveArn };
  }

  grantStart(fn: ServiceFunction): void {
    fn.allow('StartRuns', ['states:StartExecution'], [this.liveArn]);
  }

  /** Lists what runs and stops what should not; no look into an execution, whose history holds tokens. */
  grantInspect(fn: ServiceFunction): void {
    fn.allow('ListRuns', ['states:ListExecutions'], [this.machineArn]);
    const executions = `${this.machineArn.replace(':stateMachine:', ':execution:')}:*`;
    fn.allow('StopRuns', ['states:StopExecution'], [executions]);
    const { partition, region, account } = Stack.of(fn);
    const place = `${known(partition, 'Partition')}:states:${known(region, 'Region')}:${known(account, 'AccountId')}`;
    const rule = `IAM5[Resource::arn:${place}:execution:${this.name}:*]`;
    fn.acknowledgeRole(rule, 'Executions are named by case and run, which come and go');
  }

  /** Ends a wait by its task token. The token names no resource; AWS judges it by the machine of the execution. */
  grantSignal(fn: ServiceFunction): void {
    const actions = ['states:SendTaskSuccess', 'states:SendTaskFailure'];
    fn.allow('AnswerWaits', actions, [this.machineArn, this.liveArn]);
  }
}
