import type { S3Permission } from '../emulators/files/index.ts';
import type { StackModel } from './assembly/model.ts';
import type { AccessRequest } from './iam.ts';

/** The permissions an S3 call needs, and where the bucket is under a customer-managed key the use of that key. */
export function s3Access(model: StackModel, permissions: readonly S3Permission[]): AccessRequest[] {
  return permissions.flatMap((it) => [requestFor(model, it), ...keyAccess(model, it)]);
}

function requestFor(
  model: StackModel,
  { action, bucket, key, prefix }: S3Permission,
): AccessRequest {
  const arn = model.buckets.find(({ name }) => name === bucket)?.arn ?? `arn:aws:s3:::${bucket}`;
  return {
    action,
    resource: key === undefined ? arn : `${arn}/${key}`,
    ...(prefix !== undefined && { context: { 's3:prefix': prefix } }),
  };
}

/** S3 encrypts and decrypts on behalf of its caller; deleting and listing need no key. */
const KEY_USE: Partial<Record<S3Permission['action'], string>> = {
  's3:GetObject': 'kms:Decrypt',
  's3:PutObject': 'kms:GenerateDataKey',
};

function keyAccess(model: StackModel, { action, bucket }: S3Permission): AccessRequest[] {
  const use = KEY_USE[action];
  const keyArn = model.buckets.find(({ name }) => name === bucket)?.keyArn;
  const key = model.keys.find(({ arn }) => arn === keyArn);
  if (use === undefined || !key) return [];
  const context = { 'kms:ViaService': `s3.${model.region}.amazonaws.com` };
  return [{ action: use, resource: key.arn, context, resourcePolicy: key.policy }];
}
