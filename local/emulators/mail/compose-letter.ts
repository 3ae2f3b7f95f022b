import { assertAddress, assertOneLine, assertRecipientCount } from './addresses.ts';
import { decodeWords } from './encoded-words.ts';
import { members, required, tagsOf } from './query-parameters.ts';
import { SesFault } from './ses-fault.ts';
import type { Letter } from './stored-mail.ts';

const MOST_BYTES = 10 * 1024 * 1024;

/** Reads SendEmail's parameters; throws SES's refusals for what it would not send. */
export function composeLetter(params: URLSearchParams): Letter {
  const source = assertAddress('Source', required(params, 'Source'));
  const subject = assertOneLine('Subject', required(params, 'Message.Subject.Data'));
  const people = recipients(params);
  const replyTo = addressList(params, 'ReplyToAddresses');
  return {
    source: decodeWords(source),
    ...people,
    replyTo,
    subject: decodeWords(subject),
    ...bodies(params),
    headers: headersFor(source, people, replyTo, subject),
    attachments: [],
    tags: tagsOf(params),
    ...configurationSetOf(params),
  };
}

type People = Pick<Letter, 'to' | 'cc' | 'bcc'>;

function recipients(params: URLSearchParams): People {
  const to = addressList(params, 'Destination.ToAddresses');
  const cc = addressList(params, 'Destination.CcAddresses');
  const bcc = addressList(params, 'Destination.BccAddresses');
  assertRecipientCount(to.length + cc.length + bcc.length);
  return { to, cc, bcc };
}

function addressList(params: URLSearchParams, name: string): string[] {
  return members(params, name).map((address) => assertAddress(name, address));
}

function bodies(params: URLSearchParams): Pick<Letter, 'html' | 'text'> {
  const html = params.get('Message.Body.Html.Data');
  const text = params.get('Message.Body.Text.Data');
  if (html === null && text === null) required(params, 'Message.Body.Text.Data');
  assertSize(Buffer.byteLength(html ?? '') + Buffer.byteLength(text ?? ''));
  return { ...(html === null ? {} : { html }), ...(text === null ? {} : { text }) };
}

/** SES refuses mails above 10 MB. */
export function assertSize(bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new SesFault(
    'InvalidParameterValue',
    `Message length is more than ${MOST_BYTES} bytes long: '${bytes}'.`,
  );
}

export function configurationSetOf(params: URLSearchParams): Pick<Letter, 'configurationSet'> {
  const configurationSet = params.get('ConfigurationSetName');
  return configurationSet === null ? {} : { configurationSet };
}

function headersFor(
  source: string,
  people: People,
  replyTo: readonly string[],
  subject: string,
): Letter['headers'] {
  const lines: [string, string][] = [
    ['From', source],
    ['To', people.to.join(', ')],
    ['Cc', people.cc.join(', ')],
    ['Reply-To', replyTo.join(', ')],
    ['Subject', subject],
  ];
  return lines.filter(([, value]) => value !== '').map(([name, value]) => ({ name, value }));
}
