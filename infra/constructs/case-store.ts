import {
  aws_dynamodb as dynamodb,
  aws_iam as iam,
  type aws_kms as kms,
  RemovalPolicy,
  Stack,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
/** A transaction is authorised as the actions it is made of. There is no Scan: every question has an index. */
const WRITE = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:ConditionCheckItem'];

const INDEXES = {
  /** Work that becomes due, in shards; only nominates, the case itself decides. */
  due: ['duePk', 'dueSk'],
  /** Open tasks by role or person, by what is due first. */
  queue: ['queuePk', 'queueSk'],
  customer: ['customerPk', 'customerSk'],
  month: ['monthPk', 'monthSk'],
} as const;

/**
 * What an index holds is written again with every change of the row. Two only say which case it is, whose keys never change: a
 * command on a case then writes nothing there. The sweep needs to know for what a row is due; a queue shows its tasks as they are.
 */
const PROJECTIONS: Readonly<
  Record<keyof typeof INDEXES, Omit<dynamodb.SecondaryIndexProps, 'indexName'>>
> = {
  due: { projectionType: dynamodb.ProjectionType.INCLUDE, nonKeyAttributes: ['dueFor'] },
  queue: { projectionType: dynamodb.ProjectionType.ALL },
  customer: { projectionType: dynamodb.ProjectionType.KEYS_ONLY },
  month: { projectionType: dynamodb.ProjectionType.KEYS_ONLY },
};

export interface CaseStoreProps {
  readonly key: kms.IKey;
  readonly isProd: boolean;
}

/** Everything the bank knows of a case, in one table. */
export class CaseStore extends Construct {
  readonly table: dynamodb.Table;
  readonly #key: kms.IKey;

  constructor(scope: Construct, id: string, { key, isProd }: CaseStoreProps) {
    super(scope, id);
    this.#key = key;
    this.table = new dynamodb.Table(this, 'Cases', {
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'ttl',
      deletionProtection: isProd,
      removalPolicy: isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.#addIndexes();
    this.#pinLogicalId();
  }

  grantRead(fn: ServiceFunction): void {
    const indexes = Object.keys(INDEXES).map((name) => `${this.table.tableArn}/index/${name}`);
    fn.allow('ReadCases', READ, [this.table.tableArn, ...indexes]);
    this.#grantKey(fn, ['kms:Decrypt', 'kms:DescribeKey']);
  }

  /**
   * Reading and writing, but no deleting. Events are append-only: IAM can tell partition keys apart (`LeadingKeys`) but not
   * sort keys, so it cannot forbid updates of event items alone. The adapter puts them under the condition that they do not
   * exist, and each carries the hash of the one before it, so that a change shows.
   */
  grantChange(fn: ServiceFunction): void {
    this.grantRead(fn);
    fn.allow('ChangeCases', WRITE, [this.table.tableArn]);
    this.#grantKey(fn, [
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ]);
  }

  /** For the one function that ends retention. */
  grantPurge(fn: ServiceFunction): void {
    fn.allow('DeleteExpired', ['dynamodb:DeleteItem'], [this.table.tableArn]);
  }

  #grantKey(fn: ServiceFunction, actions: string[]): void {
    const viaTable = `dynamodb.${Stack.of(this).region}.amazonaws.com*`;
    const conditions = { StringLike: { 'kms:ViaService': viaTable } };
    fn.allowStatement(
      new iam.PolicyStatement({ actions, resources: [this.#key.keyArn], conditions }),
    );
  }

  #addIndexes(): void {
    for (const [indexName, [pk, sk]] of Object.entries(INDEXES)) {
      this.table.addGlobalSecondaryIndex({
        indexName,
        partitionKey: text(pk),
        sortKey: text(sk),
        ...PROJECTIONS[indexName as keyof typeof INDEXES],
      });
    }
  }

  /** Moving this construct must never replace the table. */
  #pinLogicalId(): void {
    const { defaultChild } = this.table.node;
    if (defaultChild instanceof dynamodb.CfnTable) defaultChild.overrideLogicalId('Cases');
  }
}

function text(name: string): dynamodb.Attribute {
  return { name, type: dynamodb.AttributeType.STRING };
}
