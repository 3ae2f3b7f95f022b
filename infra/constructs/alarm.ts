import {
  aws_cloudwatch_actions as actions,
  aws_cloudwatch as cloudwatch,
  Stack,
  type aws_sns as sns,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';

export interface AlarmProps {
  readonly metric: cloudwatch.IMetric;
  /** Rings at this value and above. */
  readonly threshold: number;
  /** How many of the last periods must be at the threshold; 1 of 1 when absent. */
  readonly periods?: number;
  /** What it means for people, in a sentence, for whoever is woken. */
  readonly impact: string;
  /** Silence rings too: for what must never stop. */
  readonly silenceRings?: boolean;
}

/** An alarm that says what it means for people and where the runbook speaks of it. Its id, in kebab case, is the anchor. */
export class Alarm extends cloudwatch.Alarm {
  constructor(scope: Construct, anchor: string, topic: sns.ITopic, props: AlarmProps) {
    const { metric, threshold, periods = 1, impact, silenceRings = false } = props;
    super(scope, anchor, {
      alarmName: `${Stack.of(scope).stackName}-${anchor}`,
      alarmDescription: `${impact} Runbook: docs/runbook.md#${anchor}`,
      metric,
      threshold,
      comparisonOperator: silenceRings
        ? cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD
        : cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: silenceRings
        ? cloudwatch.TreatMissingData.BREACHING
        : cloudwatch.TreatMissingData.NOT_BREACHING,
    });
    this.addAlarmAction(new actions.SnsAction(topic));
    this.addOkAction(new actions.SnsAction(topic));
  }
}
