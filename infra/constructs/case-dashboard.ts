import { aws_cloudwatch as cloudwatch, Duration, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Metrics } from './metrics.ts';

/** One page: are people served, do cases move, is time watched, does mail arrive. */
export class CaseDashboard extends cloudwatch.Dashboard {
  constructor(scope: Construct, id: string, metrics: Metrics) {
    super(scope, id, {
      dashboardName: Stack.of(scope).stackName,
      defaultInterval: Duration.hours(12),
    });
    this.addWidgets(
      graph('People: requests', [metrics.requests]),
      graph('People: errors, percent', [metrics.serverErrorPercent]),
      graph('People: slowest hundredth, ms', [metrics.slowestPercent]),
    );
    this.addWidgets(
      graph('Cases: runs', [metrics.started, metrics.succeeded]),
      graph('Cases: broken runs', [metrics.failed, metrics.timedOut, metrics.aborted]),
      graph('Functions: broken calls', Object.values(metrics.brokenCalls)),
    );
    this.addWidgets(
      graph('Time: oldest due work, s', [metrics.dueLag]),
      graph('Time: clock sweeps', [metrics.clockSweeps]),
      graph('Given up', [metrics.undelivered, metrics.throttledCalls]),
    );
    this.addWidgets(
      graph('Table: throttled or failing', [metrics.tableFaults]),
      graph('Mail: sent and refused', [metrics.sent, metrics.refused]),
      graph('Mail: bounce and complaint rate', [metrics.bounceRate, metrics.complaintRate]),
    );
  }
}

function graph(title: string, left: cloudwatch.IMetric[]): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({ title, left, width: 8, height: 6 });
}
