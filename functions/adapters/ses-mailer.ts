import { SESClient, SendEmailCommand } from '@aws-sdk/client-ses';
import type { Letter, Mailer } from '#ports';
import { quickCalls } from './aws-client.ts';
import { Fault } from './faults.ts';

/** SES is not in every partition, so its region is configuration. */
export const sesClient = (region: string): SESClient =>
  new SESClient({
    region,
    ...quickCalls(),
    requestHandler: {
      connectionTimeout: 2000,
      requestTimeout: 10_000,
      throwOnRequestTimeout: true,
    },
  });

export interface SesOptions {
  readonly client: SESClient;
  /** `Name <address>` of a verified identity. */
  readonly from: string;
  readonly configurationSet: string;
}

/** Mail through SES. Throws `MailRefused` for a letter SES will never take and `MailThrottled` when it may be tried later. */
export const sesMailer = ({ client, from, configurationSet }: SesOptions): Mailer => ({
  async send(letter) {
    refuseForgery(letter);
    try {
      const { MessageId } = await client.send(commandOf(letter, from, configurationSet));
      return MessageId ?? '';
    } catch (error) {
      throw inOurWords(error);
    }
  },
});

const commandOf = ({ to, subject, text, html, tags }: Letter, Source: string, set: string) =>
  new SendEmailCommand({
    Source,
    Destination: { ToAddresses: [to] },
    Message: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } },
    ConfigurationSetName: set,
    Tags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
  });

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

const ONE_ADDRESS = /^[^\s,;:<>"()\\@]+@[^\s,;:<>"()\\@]+$/u;
const LINE_BREAK = /[\p{Cc}\u2028\u2029]/u;

/** One recipient, one subject: nothing that a mail server could read as a header of its own. */
function refuseForgery({ to, subject }: Letter): void {
  if (!ONE_ADDRESS.test(to)) throw new Fault('MailRefused', 'The recipient is not one address');
  if (LINE_BREAK.test(subject)) throw new Fault('MailRefused', 'The subject has a line break');
}

const REFUSED = new Set(['MessageRejected', 'InvalidParameterValue']);
const THROTTLED = new Set(['Throttling', 'ThrottlingException', 'TooManyRequestsException']);

function inOurWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  // SES repeats addresses in its messages: the cause keeps them out of ours
  if (REFUSED.has(error.name)) return new Fault('MailRefused', error.name, error);
  return THROTTLED.has(error.name) ? new Fault('MailThrottled', error.name, error) : error;
}
