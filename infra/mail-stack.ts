import {
  aws_events as events,
  Stack,
  type StackProps,
  aws_events_targets as targets,
} from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { configurationSetOf, reportsOf } from './constructs/mail.ts';
import { MailSender } from './constructs/mail-sender.ts';
import type { Settings } from './settings.ts';

export interface MailStackProps extends StackProps {
  readonly settings: Settings;
  /** The stack that sends. */
  readonly mainStackName: string;
  readonly mainRegion: string;
}

/** SES in another region than the rest (`-c mailRegion=…`): the sender, and the way back for what becomes of each mail. */
export class MailStack extends Stack {
  constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props);
    const { mail, isProd } = props.settings;
    const setName = configurationSetOf(props.mainStackName);
    new MailSender(this, 'Sender', { mail, isProd, configurationSetName: setName });
    const home = events.EventBus.fromEventBusArn(
      this,
      'HomeBus',
      this.formatArn({
        service: 'events',
        region: props.mainRegion,
        resource: 'event-bus',
        resourceName: 'default',
      }),
    );
    new events.Rule(this, 'Home', {
      description: 'Hands mail events to the region of the cases',
      eventPattern: reportsOf(setName),
      targets: [new targets.EventBus(home)],
    });
  }
}
