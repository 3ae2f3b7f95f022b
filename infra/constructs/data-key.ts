import { aws_iam as iam, aws_kms as kms, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/**
 * The one key over everything at rest: table, queues, logs, alarms. One key per stage, not per case, costs a dollar a month
 * however many cases there are. It outlives the stack in prod, since backups cannot be read without it.
 */
export class DataKey extends kms.Key {
  constructor(scope: Construct, id: string, { isProd }: { readonly isProd: boolean }) {
    super(scope, id, {
      description: 'Parley: case data, queues, logs and alarms at rest',
      enableKeyRotation: true,
      removalPolicy: isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#letLogsEncrypt();
    this.#letServiceWrite('events.amazonaws.com');
    this.#letServiceWrite('cloudwatch.amazonaws.com');
  }

  /** CloudWatch Logs asks with its own principal, bound to log groups of this account. */
  #letLogsEncrypt(): void {
    const { region, urlSuffix } = Stack.of(this);
    const groups = Stack.of(this).formatArn({ service: 'logs', resource: '*' });
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(`logs.${region}.${urlSuffix}`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'],
        resources: ['*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
      }),
    );
  }

  /** Undelivered events go to an encrypted queue, alarms to an encrypted topic. */
  #letServiceWrite(service: string): void {
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(service)],
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
