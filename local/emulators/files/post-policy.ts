/** The policy of a form: every field must be one that the signer allowed. */
import type { Form } from './form.ts';
import { S3Fault } from './s3-fault.ts';
import { checkSignature, type SecretOf } from './signature.ts';

interface Policy {
  readonly expiration: string;
  readonly conditions: readonly unknown[];
}

/** Needs no condition: they are the policy, its proof, and the file. */
const FREE = new Set(['policy', 'x-amz-signature', 'file']);

/** Judges a form for `bucket` at `now` (epoch ms); returns the key id that signed it. */
export function checkForm(form: Form, bucket: string, now: number, secretOf: SecretOf): string {
  const { fields } = form;
  const encoded = fields['policy'];
  const credential = fields['x-amz-credential'];
  if (encoded === undefined || credential === undefined)
    throw new S3Fault('AccessDenied', 'Access Denied');
  const signed = {
    credential,
    date: fields['x-amz-date'] ?? '',
    token: fields['x-amz-security-token'],
    signature: fields['x-amz-signature'] ?? '',
  };
  const accessKeyId = checkSignature(signed, encoded, secretOf);
  const policy = policyIn(encoded);
  if (!(Date.parse(policy.expiration) > now))
    throw new S3Fault('AccessDenied', 'Invalid according to Policy: Policy expired.');
  checkConditions(policy, { ...fields, bucket }, form.file.length);
  return accessKeyId;
}

function policyIn(encoded: string): Policy {
  try {
    const policy = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as Policy;
    if (typeof policy.expiration === 'string' && Array.isArray(policy.conditions)) return policy;
  } catch {
    // said below, together with what is JSON and no policy
  }
  throw new S3Fault('InvalidPolicyDocument', 'Invalid Policy: Invalid JSON.');
}

function checkConditions(
  { conditions }: Policy,
  fields: Readonly<Record<string, string>>,
  size: number,
): void {
  const covered = new Set<string>();
  for (const condition of conditions.flatMap(unfolded)) {
    const name = checkCondition(condition, fields, size);
    if (name !== undefined) covered.add(name);
  }
  const extra = Object.keys(fields).filter(
    (name) =>
      name !== 'bucket' && !FREE.has(name) && !name.startsWith('x-ignore-') && !covered.has(name),
  );
  if (extra.length > 0)
    throw new S3Fault(
      'AccessDenied',
      `Invalid according to Policy: Extra input fields: ${extra.join()}`,
    );
}

/** `{ name: value }` is short for `["eq", "$name", value]`. */
function unfolded(condition: unknown): readonly unknown[][] {
  if (Array.isArray(condition)) return [condition];
  if (typeof condition !== 'object' || condition === null) throw unknown(condition);
  return Object.entries(condition).map(([name, value]) => ['eq', `$${name}`, value]);
}

/** Throws unless it holds; returns the field that it speaks of. */
function checkCondition(
  condition: readonly unknown[],
  fields: Readonly<Record<string, string>>,
  size: number,
): string | undefined {
  const [kind, first, second] = condition;
  if (kind === 'content-length-range') {
    if (size < Number(first))
      throw new S3Fault(
        'EntityTooSmall',
        'Your proposed upload is smaller than the minimum allowed size',
      );
    if (size > Number(second))
      throw new S3Fault('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
    return undefined;
  }
  if (typeof first !== 'string' || !first.startsWith('$') || typeof second !== 'string')
    throw unknown(condition);
  const name = first.slice(1).toLowerCase();
  const value = fields[name];
  const holds = kind === 'eq' ? value === second : value?.startsWith(second) === true;
  if (kind !== 'eq' && kind !== 'starts-with') throw unknown(condition);
  if (!holds)
    throw new S3Fault(
      'AccessDenied',
      `Invalid according to Policy: Policy Condition failed: ${JSON.stringify(condition)}`,
    );
  return name;
}

const unknown = (condition: unknown): S3Fault =>
  new S3Fault(
    'InvalidPolicyDocument',
    `Invalid Policy: unknown condition ${JSON.stringify(condition)}`,
  );
