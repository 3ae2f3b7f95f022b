import { Duration, type aws_kms as kms, RemovalPolicy, aws_sqs as sqs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface DeadLettersProps {
  readonly key: kms.IKey;
  readonly isProd: boolean;
}

/** Events that no function could take. They wait two weeks for a person; the runbook says how to give them back. */
export class DeadLetters extends sqs.Queue {
  constructor(scope: Construct, id: string, { key, isProd }: DeadLettersProps) {
    super(scope, id, {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}
