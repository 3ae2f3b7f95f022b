import { aws_events as events, RemovalPolicy, aws_ses as ses } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';

export interface MailSenderProps {
  readonly mail: Settings['mail'];
  readonly isProd: boolean;
  readonly configurationSetName: string;
}

/** What becomes of a mail, as SES and EventBridge call it. */
const REPORTED = [
  ses.EmailSendingEvent.SEND,
  ses.EmailSendingEvent.DELIVERY,
  ses.EmailSendingEvent.BOUNCE,
  ses.EmailSendingEvent.COMPLAINT,
  ses.EmailSendingEvent.REJECT,
];

/** The verified sender and its configuration set, in the region of the stack it is put into. */
export class MailSender extends Construct {
  constructor(scope: Construct, id: string, props: MailSenderProps) {
    super(scope, id);
    const { mail, isProd, configurationSetName } = props;
    const set = new ses.ConfigurationSet(this, 'ConfigurationSet', {
      configurationSetName,
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      // an address that bounced or complained gets no more mail: people are called instead
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const bus = events.EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    set.addEventDestination('ToEventBridge', {
      destination: ses.EventDestination.eventBus(bus),
      events: REPORTED,
    });
    const identity = new ses.EmailIdentity(this, 'Identity', {
      identity:
        mail.identity === 'address'
          ? ses.Identity.email(identityName(mail))
          : ses.Identity.domain(identityName(mail)),
      configurationSet: set,
    });
    // a verified domain's DNS records belong to the identity: losing one means verifying anew
    identity.applyRemovalPolicy(isProd ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
  }
}

/** What SES verifies: the domain of the sender, or the sender alone. */
export function identityName({ from, identity }: Settings['mail']): string {
  return identity === 'address' ? from : from.slice(from.indexOf('@') + 1);
}
