import {
  Duration,
  aws_events as events,
  type aws_sqs as sqs,
  aws_events_targets as targets,
} from 'aws-cdk-lib';
import { Construct } from 'constructs';
import {
  events as catalogue,
  type EventFunctionName,
  eventFunctionNames,
} from '#contracts/functions.ts';
import type { Evidence } from './evidence.ts';
import type { Mail } from './mail.ts';
import type { NegotiationWorkflow } from './negotiation-workflow.ts';
import type { ServiceFunctions } from './service-functions.ts';

export interface EventFunctionsProps {
  readonly functions: ServiceFunctions;
  readonly deadLetters: sqs.IQueue;
  readonly mail: Mail;
  readonly workflow: NegotiationWorkflow;
  readonly evidence: Evidence;
}

const DOES: Readonly<Record<EventFunctionName, string>> = {
  RecordMailEvent: 'Records what became of a mail; a bounce makes a call task',
  ScanEvidence: 'Judges a file in quarantine: received or refused',
  RecordWorkflowEnd: 'Makes an operator task of an execution that broke',
};

/** What runs because AWS reports something about mail, executions or files of ours. */
export class EventFunctions extends Construct {
  constructor(scope: Construct, id: string, props: EventFunctionsProps) {
    super(scope, id);
    const patterns: Readonly<Record<EventFunctionName, events.EventPattern>> = {
      RecordMailEvent: props.mail.reports,
      RecordWorkflowEnd: props.workflow.brokenEnds,
      ScanEvidence: props.evidence.arrivals,
    };
    for (const name of eventFunctionNames) {
      const access = catalogue[name];
      const fn = props.functions.make(this, name, {
        area: 'events',
        description: DOES[name],
        access,
      });
      new events.Rule(this, `${name}Rule`, {
        description: DOES[name],
        eventPattern: patterns[name],
        targets: [
          new targets.LambdaFunction(fn, {
            deadLetterQueue: props.deadLetters,
            retryAttempts: 8,
            maxEventAge: Duration.hours(6),
          }),
        ],
      });
    }
  }
}
