import { type aws_events as events, aws_iam as iam, Stack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Config } from '#contracts/config.ts';
import type { Settings } from '../settings.ts';
import { identityName, MailSender } from './mail-sender.ts';
import type { ServiceFunction } from './service-function.ts';

/** SES as functions see it: one sender, one configuration set, wherever SES is. */
export class Mail extends Construct {
  readonly environment: Config<'mail'>;
  /** False when SES is in another region: its metrics and alarms are there. */
  readonly isInThisRegion: boolean;
  /** What becomes of our mails; other software of the account may send too. */
  readonly reports: events.EventPattern;
  readonly #resources: string[];

  constructor(scope: Construct, id: string, { mail, isProd }: Pick<Settings, 'mail' | 'isProd'>) {
    super(scope, id);
    const stack = Stack.of(this);
    const region = mail.region ?? stack.region;
    this.isInThisRegion = mail.region === undefined || mail.region === stack.region;
    const configurationSetName = configurationSetOf(stack.stackName);
    this.reports = reportsOf(configurationSetName);
    this.environment = {
      MAIL_FROM: mail.from,
      MAIL_CONFIGURATION_SET: configurationSetName,
      MAIL_REGION: region,
    };
    const arn = (resource: string, resourceName: string) =>
      stack.formatArn({ service: 'ses', region, resource, resourceName });
    this.#resources = [
      arn('identity', identityName(mail)),
      arn('configuration-set', configurationSetName),
    ];
    if (this.isInThisRegion) new MailSender(this, 'Sender', { mail, isProd, configurationSetName });
  }

  /** Sending as the bank's one address, with the configuration set that reports what became of each mail. */
  grantSend(fn: ServiceFunction): void {
    fn.allowStatement(
      new iam.PolicyStatement({
        sid: 'SendMail',
        actions: ['ses:SendEmail'],
        resources: this.#resources,
        conditions: { StringEquals: { 'ses:FromAddress': this.environment.MAIL_FROM } },
      }),
    );
  }
}

/** Both regions must agree on it without referring to each other. */
export const configurationSetOf = (stackName: string): string => `${stackName}-mail`;

/** What changes something for a case: that a mail has left says all that its delivery could add. */
const TOLD = ['Send', 'Bounce', 'Reject', 'Complaint'];

/** Events of EventBridge about mail sent with our configuration set. */
export function reportsOf(configurationSetName: string): events.EventPattern {
  return {
    source: ['aws.ses'],
    detail: {
      eventType: TOLD,
      mail: { tags: { 'ses:configuration-set': [configurationSetName] } },
    },
  };
}
