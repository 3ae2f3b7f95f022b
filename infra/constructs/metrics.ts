import { aws_cloudwatch as cloudwatch, Duration, aws_logs as logs, Stack } from 'aws-cdk-lib';
import { type Area, areas, metricLines } from '#contracts/functions.ts';
import type { AreaLogs } from './area-logs.ts';
import type { CaseStore } from './case-store.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { HttpFront } from './http-front.ts';
import type { NegotiationWorkflow } from './negotiation-workflow.ts';
import type { Schedules } from './schedules.ts';

const FIVE_MINUTES = Duration.minutes(5);

export interface Measured {
  readonly logs: AreaLogs;
  readonly front: HttpFront;
  readonly workflow: NegotiationWorkflow;
  readonly store: CaseStore;
  readonly schedules: Schedules;
  readonly deadLetters: DeadLetters;
}

/** Everything that alarms and the dashboard look at, by what it means. */
export function metricsOf(measured: Measured) {
  const { front, workflow, schedules, deadLetters } = measured;
  const { machine } = workflow;
  const sum = { period: FIVE_MINUTES, statistic: 'Sum' };
  return {
    requests: front.api.metricCount(sum),
    serverErrorPercent: new cloudwatch.MathExpression({
      label: 'Answers 5xx, percent',
      // a single error in a quiet night is not a percentage
      expression: 'IF(count >= 20, 100 * errors / count, 0)',
      usingMetrics: { errors: front.api.metricServerError(sum), count: front.api.metricCount(sum) },
      period: FIVE_MINUTES,
    }),
    slowestPercent: front.api.metricLatency({ period: FIVE_MINUTES, statistic: 'p99' }),
    brokenCalls: brokenCallsByArea(measured.logs),
    throttledCalls: cloudwatchMetric('AWS/Lambda', 'Throttles'),
    failed: machine.metricFailed(sum),
    timedOut: machine.metricTimedOut(sum),
    aborted: machine.metricAborted(sum),
    started: machine.metricStarted(sum),
    succeeded: machine.metricSucceeded(sum),
    undelivered: deadLetters.metricApproximateNumberOfMessagesVisible({ period: FIVE_MINUTES }),
    ...sweepMetrics(measured.logs),
    clockSweeps: schedules.of('WatchClocks').metricInvocations(sum),
    tableFaults: tableFaults(measured.store),
    sent: cloudwatchMetric('AWS/SES', 'Send'),
    refused: cloudwatchMetric('AWS/SES', 'Reject'),
    bounceRate: reputation('Reputation.BounceRate'),
    complaintRate: reputation('Reputation.ComplaintRate'),
  };
}
export type Metrics = ReturnType<typeof metricsOf>;

/** Calls that ended in an error or ran out of time, from the reports that the platform writes into an area's log group. */
function brokenCallsByArea(groups: AreaLogs): Readonly<Record<Area, cloudwatch.Metric>> {
  const broken = (area: Area) => {
    const filter = new logs.MetricFilter(groups.of(area), 'BrokenCalls', {
      logGroup: groups.of(area),
      filterPattern: logs.FilterPattern.literal(
        '{ $.type = "platform.report" && $.record.status != "success" }',
      ),
      metricNamespace: Stack.of(groups).stackName,
      metricName: `BrokenCalls-${area}`,
    });
    return [area, filter.metric({ period: FIVE_MINUTES, statistic: 'Sum' })] as const;
  };
  // `areas` names every area once
  return Object.fromEntries(areas.map(broken)) as Record<Area, cloudwatch.Metric>;
}

/** What sweeps say of themselves in their log. */
function sweepMetrics(groups: AreaLogs) {
  const logGroup = groups.of('schedules');
  const metricNamespace = Stack.of(groups).stackName;
  const lag = new logs.MetricFilter(logGroup, 'DueLag', {
    logGroup,
    filterPattern: lineWith('DUE_LAG'),
    metricNamespace,
    metricName: 'DueLag',
    metricValue: `$.message.${metricLines.DUE_LAG}`,
    unit: cloudwatch.Unit.SECONDS,
  });
  const aside = new logs.MetricFilter(logGroup, 'SetAside', {
    logGroup,
    filterPattern: lineWith('SWEEP_ITEM_SET_ASIDE'),
    metricNamespace,
    metricName: 'SetAside',
  });
  return {
    dueLag: lag.metric({ period: FIVE_MINUTES, statistic: 'Maximum' }),
    setAside: aside.metric({ period: FIVE_MINUTES, statistic: 'Sum' }),
  };
}

function lineWith(code: keyof typeof metricLines): logs.IFilterPattern {
  return logs.FilterPattern.stringValue('$.message.code', '=', code);
}

/** What the table answers with throttling (an index's counts too) or with a fault of its own. */
function tableFaults({ table }: CaseStore): cloudwatch.MathExpression {
  const faults = ['ThrottledRequests', 'SystemErrors'].flatMap((name) =>
    ['GetItem', 'Query', 'TransactWriteItems'].map((Operation) =>
      table.metric(name, {
        period: FIVE_MINUTES,
        statistic: 'Sum',
        dimensionsMap: { TableName: table.tableName, Operation },
      }),
    ),
  );
  return new cloudwatch.MathExpression({
    label: 'Table throttled or failing',
    expression: faults.map((_, position) => `FILL(m${position}, 0)`).join(' + '),
    usingMetrics: Object.fromEntries(faults.map((it, position) => [`m${position}`, it] as const)),
    period: FIVE_MINUTES,
  });
}

function cloudwatchMetric(namespace: string, metricName: string): cloudwatch.Metric {
  return new cloudwatch.Metric({ namespace, metricName, statistic: 'Sum', period: FIVE_MINUTES });
}

/** SES judges the account as a whole and stops it at these rates; it says so about once an hour. */
function reputation(metricName: string): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: 'AWS/SES',
    metricName,
    statistic: 'Maximum',
    period: Duration.hours(1),
  });
}
