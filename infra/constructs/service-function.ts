import {
  Duration,
  aws_iam as iam,
  aws_lambda as lambda,
  type aws_logs as logs,
  Stack,
  type aws_sqs as sqs,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

export interface ServiceFunctionProps {
  readonly description: string;
  /** Folder of the bundle. */
  readonly code: string;
  readonly timeout: Duration;
  readonly logGroup: logs.ILogGroup;
  readonly environment: Readonly<Record<string, string>>;
  /** For functions that are called without anybody waiting: where events go that failed three times. */
  readonly deadLetters?: sqs.IQueue;
}

/** The house's Lambda function: one role each, inside the role every permission it has, nothing managed elsewhere. */
export class ServiceFunction extends lambda.Function {
  readonly #policy: iam.PolicyDocument;
  readonly #roleResource: iam.Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    const policy = new iam.PolicyDocument();
    const role = new iam.Role(scope, `${id}Role`, {
      description: `Parley function ${id}`,
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Access: policy },
    });
    super(scope, id, {
      // named, so that logs, traces and the runbook speak of the function by the name in the code
      functionName: `${Stack.of(scope).stackName}-${id}`,
      description: props.description,
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: 256,
      timeout: props.timeout,
      code: lambda.Code.fromAsset(props.code),
      handler: 'index.handler',
      // what CDK would add to the role by itself stands below instead, in the same document as the grants
      role: role.withoutPolicyUpdates(),
      environment: props.environment,
      tracing: lambda.Tracing.ACTIVE,
      logGroup: props.logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      // a call's start and report say what its metrics say; of a case's logs they were half
      systemLogLevelV2: lambda.SystemLogLevel.WARN,
      ...(props.deadLetters && { deadLetterQueue: props.deadLetters }),
    });
    this.#policy = policy;
    this.#roleResource = role;
    this.#allowOperation(props);
  }

  /** `sid` says in one word what for; it is kept in the policy. */
  allow(sid: string, actions: readonly string[], resources: readonly string[]): void {
    this.allowStatement(
      new iam.PolicyStatement({ sid, actions: [...actions], resources: [...resources] }),
    );
  }

  /** Like `allow`, on everything below `folder`, an ARN that nag knows as `named`: our own names go on, none can be listed. */
  allowBelow(sid: string, actions: readonly string[], folder: string, named: string): void {
    this.allow(sid, actions, [`${folder}/*`]);
    const rule = `IAM5[Resource::${named}/*]`;
    acknowledge(this.#roleResource, rule, 'Objects are named by case and file, which come and go');
  }

  allowStatement(statement: iam.PolicyStatement): void {
    this.#policy.addStatements(statement);
  }

  /** Accepts a finding about this function's role, with the reason. */
  acknowledgeRole(rule: string, reason: string): void {
    acknowledge(this.#roleResource, rule, reason);
  }

  #allowOperation({ logGroup, deadLetters }: ServiceFunctionProps): void {
    this.allow('WriteLogs', ['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    this.allow('Trace', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']);
    acknowledge(this.#roleResource, 'IAM5[Resource::*]', 'X-Ray has no resources to name');
    if (!deadLetters) return;
    this.allow('BuryEvents', ['sqs:SendMessage'], [deadLetters.queueArn]);
    const key = deadLetters.encryptionMasterKey;
    if (key) this.allow('SealEvents', ['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn]);
  }
}

/** Time limits per area: people wait for the API, a workflow step may wait for mail, a sweep works through pages. */
export const timeouts = {
  api: Duration.seconds(10),
  workflow: Duration.seconds(30),
  schedules: Duration.minutes(5),
  events: Duration.seconds(30),
} as const;
