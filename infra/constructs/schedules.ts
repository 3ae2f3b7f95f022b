import {
  Duration,
  aws_events as events,
  type aws_sqs as sqs,
  aws_events_targets as targets,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { type ScheduleName, scheduleNames, schedules } from '#contracts/functions.ts';
import type { CaseStore } from './case-store.ts';
import type { ServiceFunction } from './service-function.ts';
import type { ServiceFunctions } from './service-functions.ts';

export interface SchedulesProps {
  readonly functions: ServiceFunctions;
  readonly store: CaseStore;
  readonly deadLetters: sqs.IQueue;
}

interface Rhythm {
  readonly schedule: events.Schedule;
  /** A tick that could not be delivered by then is given up: a later one does its work too. */
  readonly maxEventAge: Duration;
  readonly does: string;
}

const EVERY_MINUTE = events.Schedule.rate(Duration.minutes(1));
const SOON = Duration.minutes(5);

const RHYTHMS: Readonly<Record<ScheduleName, Rhythm>> = {
  WatchClocks: {
    schedule: EVERY_MINUTE,
    maxEventAge: SOON,
    does: 'Warns, escalates and marks breaches of clocks',
  },
  SendFollowUps: {
    schedule: EVERY_MINUTE,
    maxEventAge: SOON,
    does: 'Sends follow-ups and mail that is still owed',
  },
  ResumeStuckTasks: {
    schedule: EVERY_MINUTE,
    maxEventAge: SOON,
    does: 'Signals answers that a crash left unsignalled',
  },
  RollUpReports: {
    schedule: events.Schedule.rate(Duration.hours(1)),
    maxEventAge: Duration.hours(1),
    does: 'Sums up the months for reports',
  },
  ReconcileExecutions: {
    // 19:30 UTC is 03:30 in Beijing
    schedule: events.Schedule.cron({ minute: '30', hour: '19' }),
    maxEventAge: Duration.hours(12),
    does: 'Compares cases with their executions and repairs what differs',
  },
  PurgeExpired: {
    // 18:30 UTC is 02:30 in Beijing: nobody is at work
    schedule: events.Schedule.cron({ minute: '30', hour: '18' }),
    maxEventAge: Duration.hours(12),
    does: 'Deletes what has passed its retention',
  },
};

/** What runs by the clock: one rule and one target per function. Late or double ticks change nothing. */
export class Schedules extends Construct {
  readonly #functions = new Map<ScheduleName, ServiceFunction>();

  constructor(scope: Construct, id: string, { functions, store, deadLetters }: SchedulesProps) {
    super(scope, id);
    for (const name of scheduleNames) {
      const { schedule, maxEventAge, does } = RHYTHMS[name];
      const access = schedules[name];
      const fn = functions.make(this, name, { area: 'schedules', description: does, access });
      new events.Rule(this, `${name}Rule`, {
        description: does,
        schedule,
        targets: [
          new targets.LambdaFunction(fn, {
            deadLetterQueue: deadLetters,
            retryAttempts: 2,
            maxEventAge,
          }),
        ],
      });
      if (name === 'PurgeExpired') store.grantPurge(fn);
      this.#functions.set(name, fn);
    }
  }

  of(name: ScheduleName): ServiceFunction {
    const fn = this.#functions.get(name);
    if (!fn) throw new RangeError(`No schedule ${name}`);
    return fn;
  }
}
