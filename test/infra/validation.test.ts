import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { aws_s3 as s3 } from 'aws-cdk-lib';
import { expect, it } from 'vitest';
import { addStage } from '../../infra/parley-app.ts';
import { appWith, placeholderBundles, temporaryFolder } from './synthesized.ts';

const PLACE = { account: '111122223333', region: 'eu-west-1' };
const PROD = {
  stage: 'prod',
  mailFrom: 'cases@bank.example',
  mailRegion: 'eu-central-1',
  edge: 'true',
  siteDomain: 'desk.bank.example',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/a',
  webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/a/b',
};

/** Synthesizes with the rules of AwsSolutions and the library's own validator on; answers what they found. */
function findings(
  context: Record<string, string>,
  change?: (app: ReturnType<typeof addStage>) => void,
) {
  const outdir = temporaryFolder();
  const app = appWith(context, { outdir, isValidated: true });
  const stack = addStage(app, PLACE, placeholderBundles());
  change?.(stack);
  const failed = endsBadly(() => app.synth());
  const report = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports?: { violations: { ruleName: string }[] }[];
  };
  const violations = (report.pluginReports ?? []).flatMap((it) => it.violations);
  return { failed, rules: violations.map(({ ruleName }) => ruleName) };
}

function endsBadly(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}

it('finds nothing to object to in a trial stage', () => {
  expect(findings({})).toEqual({ failed: false, rules: [] });
});

it('finds nothing to object to in prod with mail elsewhere and a firewall', () => {
  expect(findings(PROD)).toEqual({ failed: false, rules: [] });
});

it('warns of prod without a firewall', () => {
  const { webAclArn: _, ...unguarded } = PROD;
  const { failed, rules } = findings(unguarded);
  expect({ failed, rules }).toEqual({ failed: false, rules: ['Annotation::parley:no-firewall'] });
});

it('objects to what is added carelessly', () => {
  const { failed, rules } = findings({}, (stack) => {
    new s3.Bucket(stack, 'Careless');
  });
  expect(failed).toBe(true);
  expect(rules).toContain('AwsSolutions-S10');
});
