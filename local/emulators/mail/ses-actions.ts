import { assertAddress } from './addresses.ts';
import { composeLetter } from './compose-letter.ts';
import { members, required } from './query-parameters.ts';
import { readRawLetter } from './read-raw-letter.ts';
import type { SenderIdentities } from './sender-identities.ts';
import { SesFault } from './ses-fault.ts';
import type { XmlFields, XmlValue } from './ses-xml.ts';
import type { Letter } from './stored-mail.ts';

const DAY_MS = 86_400_000;
const DAILY_QUOTA = 50_000;

export interface SesNeeds {
  identities: SenderIdentities;
  /** Checks and keeps the letter; returns its message id. Throws SesFault to refuse it. */
  accept(letter: Letter): string;
  sentSince(epochMs: number): number;
  now(): number;
  mailsPerSecond: number;
}

type Action = (params: URLSearchParams, needs: SesNeeds) => Promise<XmlFields> | XmlFields;

/** Every operation this emulator has; any other name is refused at once. */
const ACTIONS: Readonly<Record<string, Action>> = {
  SendEmail: (params, needs) => ({ MessageId: needs.accept(composeLetter(params)) }),
  SendRawEmail: async (params, needs) => ({ MessageId: needs.accept(await readRawLetter(params)) }),
  GetSendQuota: (_params, needs) => ({
    Max24HourSend: DAILY_QUOTA,
    MaxSendRate: needs.mailsPerSecond,
    SentLast24Hours: needs.sentSince(needs.now() - DAY_MS),
  }),
  GetAccountSendingEnabled: () => ({ Enabled: true }),
  VerifyEmailIdentity: (params, needs) => {
    needs.identities.verify(assertAddress('EmailAddress', required(params, 'EmailAddress')));
    return {};
  },
  ListIdentities: (_params, needs) => ({ Identities: needs.identities.all() }),
  GetIdentityVerificationAttributes: (params, needs) => ({
    VerificationAttributes: { entries: verification(params, needs.identities) },
  }),
};

/** Runs the operation named by `Action`; an unknown one is InvalidAction, as AWS answers. */
export async function runSesAction(
  action: string,
  params: URLSearchParams,
  needs: SesNeeds,
): Promise<XmlFields> {
  const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (run === undefined) {
    const message = `The local mail emulator has no operation ${action} (SES version 2010-12-01)`;
    throw new SesFault('InvalidAction', message);
  }
  return run(params, needs);
}

function verification(params: URLSearchParams, known: SenderIdentities): Map<string, XmlValue> {
  const asked = members(params, 'Identities').filter((one) => known.isVerified(one));
  return new Map(asked.map((one) => [one, { VerificationStatus: 'Success' }]));
}
