import {
  type aws_kms as kms,
  aws_sns as sns,
  aws_sns_subscriptions as subscriptions,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import { Alarm, type AlarmProps } from './alarm.ts';
import { CaseDashboard } from './case-dashboard.ts';
import type { Mail } from './mail.ts';
import { type Measured, type Metrics, metricsOf } from './metrics.ts';

export interface ObservabilityProps extends Measured {
  readonly key: kms.IKey;
  readonly settings: Settings;
  readonly mail: Mail;
}

/** What wakes somebody, and the page they look at first. */
export class Observability extends Construct {
  readonly topic: sns.Topic;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    const { alarmMail } = props.settings;
    this.topic = new sns.Topic(this, 'Alarms', { masterKey: props.key, enforceSSL: true });
    if (alarmMail) this.topic.addSubscription(new subscriptions.EmailSubscription(alarmMail));
    const metrics = metricsOf(props);
    // an alarm hears the metrics of its own region only
    const ofMail = props.mail.isInThisRegion ? mailAlarms(metrics) : {};
    const alarms = { ...serviceAlarms(metrics), ...ofMail };
    for (const [anchor, alarm] of Object.entries(alarms)) {
      new Alarm(this, anchor, this.topic, alarm);
    }
    new CaseDashboard(this, 'Dashboard', metrics);
  }
}

type Alarms = Readonly<Record<string, AlarmProps>>;

function serviceAlarms(metrics: Metrics): Alarms {
  return {
    ...apiAlarms(metrics),
    ...functionAlarms(metrics),
    ...workflowAlarms(metrics),
    ...timeAlarms(metrics),
  };
}

function apiAlarms({ serverErrorPercent, slowestPercent }: Metrics): Alarms {
  return {
    'api-server-errors': {
      metric: serverErrorPercent,
      threshold: 1,
      periods: 2,
      impact:
        'Customers or staff get errors: complaints may not come in, answers may be lost to them.',
    },
    'api-slow': {
      metric: slowestPercent,
      threshold: 3000,
      periods: 3,
      impact: 'One request in a hundred takes over three seconds: people give up or press twice.',
    },
  };
}

function functionAlarms({ brokenCalls, throttledCalls, tableFaults }: Metrics): Alarms {
  return {
    'api-functions-failing': {
      metric: brokenCalls.api,
      threshold: 5,
      impact: 'Requests of customers or staff end in an error that no code foresaw.',
    },
    'workflow-steps-failing': {
      metric: brokenCalls.workflow,
      threshold: 10,
      impact:
        'Cases are slow to move to their next step; when retries run out an operator task is made.',
    },
    'schedules-failing': {
      metric: brokenCalls.schedules,
      threshold: 3,
      impact: 'Warnings, follow-ups or owed signals are late; legal time limits go on running.',
    },
    'events-failing': {
      metric: brokenCalls.events,
      threshold: 3,
      impact:
        'Bounced mail goes unnoticed, broken executions are not picked up, files wait unchecked, or staff cannot sign in.',
    },
    'functions-throttled': {
      metric: throttledCalls,
      threshold: 1,
      periods: 2,
      impact: 'The account has no room for more calls: requests are refused and sweeps skipped.',
    },
    'table-failing': {
      metric: tableFaults,
      threshold: 10,
      periods: 2,
      impact: 'Cases cannot be read or written reliably; everything else waits for the table.',
    },
  };
}

function workflowAlarms({ failed, timedOut, aborted }: Metrics): Alarms {
  return {
    'executions-failed': {
      metric: failed,
      threshold: 1,
      impact:
        'A case has no running workflow; nobody is asked to act on it until an operator resumes it.',
    },
    'executions-timed-out': {
      metric: timedOut,
      threshold: 1,
      impact:
        'A case outlived its execution; its tasks no longer reach anybody until it is resumed.',
    },
    'executions-aborted': {
      metric: aborted,
      threshold: 1,
      impact:
        'Somebody stopped the workflow of a case by hand; it stands still until it is resumed.',
    },
  };
}

function timeAlarms({ undelivered, dueLag, setAside, clockSweeps }: Metrics): Alarms {
  return {
    'dead-letters': {
      metric: undelivered,
      threshold: 1,
      impact:
        'An event was given up after all retries: a mail report, an execution end or a sweep.',
    },
    'due-lag': {
      metric: dueLag,
      threshold: 900,
      periods: 2,
      impact: 'Reminders, escalations and breaches are over a quarter of an hour late.',
    },
    'items-set-aside': {
      metric: setAside,
      threshold: 1,
      impact: 'A sweep gave a case up after several tries: its clocks or mail are nobody’s now.',
    },
    'clocks-unwatched': {
      metric: clockSweeps,
      threshold: 1,
      periods: 2,
      silenceRings: true,
      impact: 'Nobody watches legal time limits: no warning, no escalation, no breach is recorded.',
    },
  };
}

function mailAlarms({ bounceRate, complaintRate, refused }: Metrics): Alarms {
  return {
    'mail-bouncing': {
      metric: bounceRate,
      threshold: 0.05,
      impact: 'Many customers do not get their letters, and SES stops the account at ten percent.',
    },
    'mail-complaints': {
      metric: complaintRate,
      threshold: 0.001,
      impact: 'Recipients mark our mail as unwanted; SES stops the account at half a percent.',
    },
    'mail-refused': {
      metric: refused,
      threshold: 1,
      impact: 'SES refused mail as dangerous: customers wait for a letter that will not come.',
    },
  };
}
