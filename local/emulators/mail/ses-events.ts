import { bareAddress, type MailEvent, recipientsOf, type StoredMail } from './stored-mail.ts';

/** An event as EventBridge hands it to a rule. */
export interface SesEvent {
  version: '0';
  id: string;
  'detail-type': string;
  source: 'aws.ses';
  account: string;
  time: string;
  region: string;
  resources: string[];
  detail: Record<string, unknown>;
}

export interface Whereabouts {
  account: string;
  region: string;
}

interface EventKind {
  detailType: string;
  eventType: string;
  /** The member of `detail` that belongs to this kind. */
  detail(event: MailEvent): Record<string, unknown>;
}

const KINDS: Readonly<Record<MailEvent['type'], EventKind>> = {
  send: {
    // AWS's current event reference calls this one "Email Sent"; the host's rules were agreed on this name
    detailType: 'Email Sent',
    eventType: 'Send',
    detail: () => ({ send: {} }),
  },
  delivery: { detailType: 'Email Delivered', eventType: 'Delivery', detail: delivery },
  bounce: { detailType: 'Email Bounced', eventType: 'Bounce', detail: bounce },
  complaint: {
    detailType: 'Email Complaint Received',
    eventType: 'Complaint',
    detail: complaint,
  },
};

/** The same event id each time, however often it has to be told. */
export function sesEvent(mail: StoredMail, event: MailEvent, place: Whereabouts): SesEvent {
  const kind = KINDS[event.type];
  const identity = bareAddress(mail.source).split('@')[1] ?? '';
  return {
    version: '0',
    id: event.id,
    'detail-type': kind.detailType,
    source: 'aws.ses',
    account: place.account,
    time: event.at,
    region: place.region,
    resources: [`arn:aws:ses:${place.region}:${place.account}:identity/${identity}`],
    detail: { eventType: kind.eventType, mail: mailDetail(mail, place), ...kind.detail(event) },
  };
}

function mailDetail(mail: StoredMail, place: Whereabouts): Record<string, unknown> {
  return {
    timestamp: mail.sentAt,
    source: mail.source,
    sendingAccountId: place.account,
    messageId: mail.messageId,
    destination: recipientsOf(mail),
    headersTruncated: false,
    headers: mail.headers,
    commonHeaders: {
      from: [mail.source],
      to: mail.to,
      messageId: mail.messageId,
      subject: mail.subject,
    },
    tags: { ...mail.tags, ...systemTags(mail) },
  };
}

function systemTags(mail: StoredMail): Record<string, string[]> {
  const domain = bareAddress(mail.source).split('@')[1] ?? '';
  const own = { 'ses:from-domain': [domain] };
  if (mail.configurationSet === undefined) return own;
  return { ...own, 'ses:configuration-set': [mail.configurationSet] };
}

function delivery(event: MailEvent): Record<string, unknown> {
  const smtpResponse = '250 2.0.0 OK';
  return {
    delivery: {
      timestamp: event.at,
      processingTimeMillis: 1,
      recipients: event.recipients,
      smtpResponse,
      reportingMTA: 'laptop',
    },
  };
}

function bounce(event: MailEvent): Record<string, unknown> {
  const bouncedRecipients = event.recipients.map((emailAddress) => ({
    emailAddress,
    action: 'failed',
    status: '5.1.1',
    diagnosticCode: 'smtp; 550 5.1.1 user unknown',
  }));
  const kind = { bounceType: 'Permanent', bounceSubType: 'General' };
  return {
    bounce: { ...kind, bouncedRecipients, timestamp: event.at, feedbackId: event.id },
  };
}

function complaint(event: MailEvent): Record<string, unknown> {
  const complainedRecipients = event.recipients.map((emailAddress) => ({ emailAddress }));
  const feedback = { feedbackId: event.id, complaintFeedbackType: 'abuse' };
  return { complaint: { ...feedback, complainedRecipients, timestamp: event.at } };
}
