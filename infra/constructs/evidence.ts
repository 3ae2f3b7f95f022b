import {
  Duration,
  aws_events as events,
  aws_iam as iam,
  type aws_kms as kms,
  RemovalPolicy,
  Stack,
  aws_s3 as s3,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Config } from '#contracts/config.ts';
import type { ServiceFunction } from './service-function.ts';

export interface EvidenceProps {
  readonly key: kms.IKey;
  readonly isProd: boolean;
  /** The one site whose pages may send files. */
  readonly siteUrl: string;
}

const LOGICAL_ID = 'Evidence';
const QUARANTINE = 'quarantine';
const CLEAN = 'clean';

/**
 * Files of cases. Browsers put them into quarantine and fetch what was found clean, under an origin that serves nothing else;
 * a role can do either, never both. No versions: an object is written once, and what is erased must be gone (PIPL 47).
 */
export class Evidence extends Construct {
  readonly bucket: s3.Bucket;
  readonly environment: Config<'evidence'>;
  readonly #key: kms.IKey;

  constructor(scope: Construct, id: string, props: EvidenceProps) {
    super(scope, id);
    this.#key = props.key;
    this.bucket = this.#makeBucket(props);
    this.#tellEventBridge();
    this.environment = {
      EVIDENCE_BUCKET_NAME: this.bucket.bucketName,
      EVIDENCE_URL: `https://${this.bucket.bucketRegionalDomainName}`,
    };
  }

  /** Files that have arrived in quarantine. */
  get arrivals(): events.EventPattern {
    return {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: {
        bucket: { name: [this.bucket.bucketName] },
        object: { key: events.Match.prefix(`${QUARANTINE}/`) },
      },
    };
  }

  /** To sign a form: who uses it acts as the function. */
  grantUpload(fn: ServiceFunction): void {
    this.#grantIn(fn, 'TakeFiles', ['s3:PutObject'], QUARANTINE);
    this.#grantKey(fn, ['kms:GenerateDataKey']);
  }

  /** To sign an address. */
  grantDownload(fn: ServiceFunction): void {
    this.#grantIn(fn, 'GiveFiles', ['s3:GetObject'], CLEAN);
    this.#grantKey(fn, ['kms:Decrypt']);
  }

  grantScan(fn: ServiceFunction): void {
    this.#grantIn(fn, 'JudgeFiles', ['s3:GetObject', 's3:DeleteObject'], QUARANTINE);
    this.#grantIn(fn, 'ReleaseFiles', ['s3:PutObject'], CLEAN);
    this.#grantKey(fn, ['kms:Decrypt', 'kms:GenerateDataKey']);
  }

  /** For the one function that ends retention. */
  grantErase(fn: ServiceFunction): void {
    fn.allow('FindFiles', ['s3:ListBucket'], [this.bucket.bucketArn]);
    this.#grantIn(fn, 'EraseUnjudged', ['s3:DeleteObject'], QUARANTINE);
    this.#grantIn(fn, 'EraseFiles', ['s3:DeleteObject'], CLEAN);
  }

  #grantIn(fn: ServiceFunction, sid: string, actions: readonly string[], folder: string): void {
    fn.allowBelow(
      sid,
      actions,
      `${this.bucket.bucketArn}/${folder}`,
      `<${LOGICAL_ID}.Arn>/${folder}`,
    );
  }

  #grantKey(fn: ServiceFunction, actions: string[]): void {
    const viaStorage = `s3.${Stack.of(this).region}.amazonaws.com*`;
    const conditions = { StringLike: { 'kms:ViaService': viaStorage } };
    fn.allowStatement(
      new iam.PolicyStatement({ actions, resources: [this.#key.keyArn], conditions }),
    );
  }

  #makeBucket({ key, isProd, siteUrl }: EvidenceProps): s3.Bucket {
    return new s3.Bucket(this, 'Files', {
      bucketName: bucketNameIn(this),
      ...closed,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: key,
      // one call of the key for many objects
      bucketKeyEnabled: true,
      cors: [
        { allowedMethods: [s3.HttpMethods.POST], allowedOrigins: [siteUrl], allowedHeaders: [] },
      ],
      lifecycleRules: LIFE,
      // CDK's own types differ in `isWebsite?` under exactOptionalPropertyTypes
      serverAccessLogsBucket: this.#makeLog(isProd) as s3.IBucket,
      removalPolicy: removal(isProd),
    });
  }

  /** Who fetched what. It holds addresses of people, hence kept shorter than other logs. Logs cannot be under our own key. */
  #makeLog(isProd: boolean): s3.Bucket {
    return new s3.Bucket(this, 'AccessLog', {
      ...closed,
      encryption: s3.BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(90) }],
      removalPolicy: removal(isProd),
    });
  }

  /** Set on the resource: CDK's own switch brings a function that it manages, for one property. */
  #tellEventBridge(): void {
    const { defaultChild } = this.bucket.node;
    if (!(defaultChild instanceof s3.CfnBucket)) throw new Error('The bucket has no resource');
    defaultChild.notificationConfiguration = {
      eventBridgeConfiguration: { eventBridgeEnabled: true },
    };
    // moving this construct must never replace the bucket
    defaultChild.overrideLogicalId(LOGICAL_ID);
  }
}

const closed = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
};

const LIFE: s3.LifecycleRule[] = [
  { id: 'Unjudged', prefix: `${QUARANTINE}/`, expiration: Duration.days(1) },
  {
    id: 'SeldomRead',
    prefix: `${CLEAN}/`,
    transitions: [
      { storageClass: s3.StorageClass.INTELLIGENT_TIERING, transitionAfter: Duration.days(30) },
    ],
  },
  { id: 'Unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
];

const removal = (isProd: boolean): RemovalPolicy =>
  isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;

/** Given in advance, for the pages' policy names this origin and the bucket names the pages': a circle for CloudFormation. */
function bucketNameIn(scope: Construct): string {
  const { stackName, account, region } = Stack.of(scope);
  return `${stackName.toLowerCase()}-evidence-${account}-${region}`;
}

/** Where pages send files. */
export function evidenceOrigin(scope: Construct): string {
  const { region, urlSuffix } = Stack.of(scope);
  return `https://${bucketNameIn(scope)}.s3.${region}.${urlSuffix}`;
}
