import { SesFault } from './ses-fault.ts';
import { bareAddress } from './stored-mail.ts';

const LINE_BREAK = /[\r\n]/u;
const ASCII = /^[\x20-\x7e]*$/u;
const ADDRESS =
  /^[^\s@<>,;"]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/iu;
const MOST_RECIPIENTS = 50;

/** A line break in a header field would let its author add headers of their own. */
export function assertOneLine(field: string, text: string): string {
  if (LINE_BREAK.test(text)) {
    throw invalid(`${field} must not contain a line break`);
  }
  return text;
}

/** Refuses what SES refuses: control signs, no domain, and display names that were not encoded (RFC 2047). */
export function assertAddress(field: string, address: string): string {
  assertOneLine(field, address);
  if (!ASCII.test(address)) {
    throw invalid(`${field} holds non-ASCII characters: encode the display name (RFC 2047)`);
  }
  if (!bareAddress(address).includes('@')) throw invalid("Missing final '@domain'");
  if (!ADDRESS.test(bareAddress(address))) throw invalid(`${field} is not a valid address`);
  return address;
}

/** Between one and fifty recipients a message. */
export function assertRecipientCount(count: number): void {
  if (count === 0) throw invalid('Recipients must be specified');
  if (count > MOST_RECIPIENTS) throw invalid(`Recipient count exceeds ${MOST_RECIPIENTS}.`);
}

function invalid(message: string): SesFault {
  return new SesFault('InvalidParameterValue', message);
}
