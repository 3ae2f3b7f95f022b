import { type aws_kms as kms, aws_logs as logs, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type Area, areas } from '#contracts/functions.ts';

export interface AreaLogsProps {
  readonly key: kms.IKey;
  readonly isProd: boolean;
}

/** One log group per area of functions instead of one per function: fewer resources, one place to look, one filter per metric. */
export class AreaLogs extends Construct {
  readonly #groups: Readonly<Record<Area, logs.LogGroup>>;

  constructor(scope: Construct, id: string, props: AreaLogsProps) {
    super(scope, id);
    const group = (area: Area) => [area, logGroup(this, area, `/parley/${area}`, props)] as const;
    // `areas` names every area once
    this.#groups = Object.fromEntries(areas.map(group)) as Record<Area, logs.LogGroup>;
  }

  of(area: Area): logs.LogGroup {
    return this.#groups[area];
  }
}

/**
 * An encrypted log group named `<prefix>/<stack name>`, kept three months, in prod a year, so that what a customer reports
 * late can still be looked into. Lines hold ids and codes, never personal data.
 */
export function logGroup(
  scope: Construct,
  id: string,
  prefix: string,
  { key, isProd }: AreaLogsProps,
): logs.LogGroup {
  return new logs.LogGroup(scope, id, {
    logGroupName: `${prefix}/${Stack.of(scope).stackName}`,
    encryptionKey: key,
    retention: isProd ? logs.RetentionDays.ONE_YEAR : logs.RetentionDays.THREE_MONTHS,
    removalPolicy: isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
}
