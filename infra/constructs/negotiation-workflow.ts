import {
  Aws,
  CfnDeletionPolicy,
  aws_events as events,
  aws_iam as iam,
  type aws_kms as kms,
  RemovalPolicy,
  aws_stepfunctions as sfn,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { stepAccess } from '#contracts/functions.ts';
import { type StepName, stepNames, steps } from '#contracts/workflow.ts';
import { acknowledge } from './acknowledge.ts';
import { logGroup } from './area-logs.ts';
import type { ServiceFunction } from './service-function.ts';
import type { ServiceFunctions } from './service-functions.ts';
import type { WorkflowAddress } from './workflow-address.ts';

export interface NegotiationWorkflowProps {
  readonly functions: ServiceFunctions;
  readonly address: WorkflowAddress;
  /** The state machine in JSONata, with `${<StateName>FunctionArn}` where a step is called. */
  readonly definitionFile: string;
  readonly key: kms.IKey;
  readonly isProd: boolean;
}

/** The flow of a case: one function per Task state, made from the step catalogue, and the machine that calls them. */
export class NegotiationWorkflow extends Construct {
  readonly machine: sfn.StateMachine;

  constructor(scope: Construct, id: string, props: NegotiationWorkflowProps) {
    super(scope, id);
    const { address, definitionFile } = props;
    const tasks = stepNames.map((name) => [name, this.#makeStep(name, props.functions)] as const);
    this.machine = new sfn.StateMachine(this, 'Machine', {
      stateMachineName: address.name,
      comment: 'Order, waits and deadlines of a case; no business rule',
      definitionBody: sfn.DefinitionBody.fromFile(definitionFile),
      definitionSubstitutions: Object.fromEntries(
        tasks.map(([name, fn]) => [`${name}FunctionArn`, fn.functionArn]),
      ),
      role: this.#makeRole(tasks.map(([, fn]) => fn)).withoutPolicyUpdates(),
      tracingEnabled: true,
      logs: {
        destination: logGroup(this, 'Log', '/aws/vendedlogs/states', props),
        level: sfn.LogLevel.ERROR,
        // inputs carry task tokens, which never leave the server
        includeExecutionData: false,
      },
      // executions of real cases end with the machine
      removalPolicy: props.isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(
      this.machine,
      'SF1',
      'Level ALL costs up to a tenth of a case and tells nothing that the events in the table do not; errors are logged',
    );
    this.#publish(address);
  }

  /** Executions that ended otherwise than by the definition. */
  get brokenEnds(): events.EventPattern {
    return {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: {
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        stateMachineArn: [this.machine.stateMachineArn],
      },
    };
  }

  #makeStep(name: StepName, functions: ServiceFunctions): ServiceFunction {
    return functions.make(this, name, {
      area: 'workflow',
      description: `Workflow step ${name} (${steps[name].clause})`,
      access: stepAccess,
    });
  }

  #makeRole(tasks: readonly ServiceFunction[]): iam.Role {
    const role = new iam.Role(this, 'Role', {
      description: 'Parley: the negotiation workflow calls its steps',
      assumedBy: new iam.ServicePrincipal('states.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: { Access: new iam.PolicyDocument({ statements: statements(tasks) }) },
    });
    acknowledge(
      role,
      'IAM5[Resource::*]',
      'Log delivery of Step Functions and X-Ray have no resources to name',
    );
    return role;
  }

  /**
   * A version per definition, and the alias that new executions start on. Versions are kept: going back is moving the alias
   * (docs/deploy.md), and an execution under way always finishes on the definition it began with.
   */
  #publish({ aliasName }: WorkflowAddress): void {
    const version = new sfn.CfnStateMachineVersion(this, 'Version', {
      stateMachineArn: this.machine.stateMachineArn,
      stateMachineRevisionId: this.machine.stateMachineRevisionId,
    });
    version.cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
    version.cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
    new sfn.CfnStateMachineAlias(this, 'Live', {
      name: aliasName,
      description: 'The definition that new runs of a case start on',
      routingConfiguration: [{ stateMachineVersionArn: version.attrArn, weight: 100 }],
    });
  }
}

/** From the developer guide: what an express or standard workflow needs to deliver its own log. */
const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
];
const TRACING = [
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'xray:GetSamplingRules',
  'xray:GetSamplingTargets',
];

function statements(tasks: readonly ServiceFunction[]): iam.PolicyStatement[] {
  const allow = (sid: string, actions: string[], resources: string[]) =>
    new iam.PolicyStatement({ sid, actions, resources });
  return [
    allow(
      'CallSteps',
      ['lambda:InvokeFunction'],
      tasks.map((fn) => fn.functionArn),
    ),
    allow('DeliverLog', LOG_DELIVERY, ['*']),
    allow('Trace', TRACING, ['*']),
  ];
}
