import type { AddressObject, ParsedMail } from 'mailparser';
import { assertAddress, assertRecipientCount } from './addresses.ts';
import { assertSize, configurationSetOf } from './compose-letter.ts';
import { decodeWords } from './encoded-words.ts';
import { addTag, members, required, tagsOf } from './query-parameters.ts';
import { SesFault } from './ses-fault.ts';
import { bareAddress, type Letter } from './stored-mail.ts';

/** Reads SendRawEmail's MIME message; `Source` and `Destinations` win over the message's own headers, as at SES. */
export async function readRawLetter(params: URLSearchParams): Promise<Letter> {
  const raw = Buffer.from(required(params, 'RawMessage.Data'), 'base64');
  assertSize(raw.length);
  const mail = await parse(raw);
  return {
    source: sourceOf(params, mail),
    ...people(params, mail),
    replyTo: texts(mail.replyTo),
    subject: mail.subject ?? '',
    ...bodies(mail),
    headers: headerLines(mail),
    attachments: mail.attachments.map(attachment),
    tags: rawTags(params, mail),
    ...configurationSet(params, mail),
  };
}

/** mailparser is loaded on the first raw mail only: the laptop's start does not pay for it. */
async function parse(raw: Buffer): Promise<ParsedMail> {
  const { simpleParser } = await import('mailparser');
  return simpleParser(raw, { skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true });
}

function sourceOf(params: URLSearchParams, mail: ParsedMail): string {
  const given = params.get('Source');
  if (given !== null) return decodeWords(assertAddress('Source', given));
  const [from] = texts(mail.from);
  if (from === undefined) {
    throw new SesFault('InvalidParameterValue', "Missing required header 'From'.");
  }
  return from;
}

function people(params: URLSearchParams, mail: ParsedMail): Pick<Letter, 'to' | 'cc' | 'bcc'> {
  const envelope = members(params, 'Destinations').map((one) => assertAddress('Destinations', one));
  const own = { to: texts(mail.to), cc: texts(mail.cc), bcc: texts(mail.bcc) };
  if (envelope.length === 0) {
    assertRecipientCount(own.to.length + own.cc.length + own.bcc.length);
    return own;
  }
  assertRecipientCount(envelope.length);
  return withinEnvelope(own, envelope);
}

/** Only the envelope's addresses are sent to; those the headers do not name are hidden copies. */
function withinEnvelope(own: Pick<Letter, 'to' | 'cc'>, envelope: readonly string[]) {
  const wanted = new Set(envelope.map(bareAddress));
  const named = (list: readonly string[]) => list.filter((one) => wanted.has(bareAddress(one)));
  const to = named(own.to);
  const cc = named(own.cc);
  const shown = new Set([...to, ...cc].map(bareAddress));
  return { to, cc, bcc: envelope.filter((one) => !shown.has(bareAddress(one))) };
}

function texts(found: AddressObject | AddressObject[] | undefined): string[] {
  const groups = found === undefined ? [] : Array.isArray(found) ? found : [found];
  return groups
    .flatMap((group) => group.value)
    .map(({ name, address = '' }) => (name ? `${name} <${address}>` : address))
    .map((address) => checked(address));
}

/** Names are already decoded here, so only the bare address is held to SES's rules. */
function checked(address: string): string {
  assertAddress('Destination', bareAddress(address));
  return address;
}

function bodies(mail: ParsedMail): Pick<Letter, 'html' | 'text'> {
  return {
    ...(mail.html ? { html: mail.html } : {}),
    ...(mail.text === undefined ? {} : { text: mail.text }),
  };
}

function headerLines(mail: ParsedMail): Letter['headers'] {
  return mail.headerLines.map(({ line }) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() };
  });
}

function attachment(part: ParsedMail['attachments'][number]): Letter['attachments'][number] {
  return {
    name: part.filename ?? 'attachment',
    contentType: part.contentType,
    bytes: part.size,
    base64: part.content.toString('base64'),
  };
}

/** Raw mails may carry tags in `X-SES-MESSAGE-TAGS: a=b, c=d` instead of parameters. */
function rawTags(params: URLSearchParams, mail: ParsedMail): Letter['tags'] {
  const tags = tagsOf(params);
  for (const pair of headerValue(mail, 'x-ses-message-tags')?.split(',') ?? []) {
    const [name = '', value = ''] = pair.split('=').map((half) => half.trim());
    addTag(tags, name, value);
  }
  return tags;
}

function configurationSet(params: URLSearchParams, mail: ParsedMail) {
  const named = headerValue(mail, 'x-ses-configuration-set');
  return named === undefined ? configurationSetOf(params) : { configurationSet: named };
}

function headerValue(mail: ParsedMail, name: string): string | undefined {
  return headerLines(mail).find((line) => line.name.toLowerCase() === name)?.value;
}
