/** What is typed in for a caller, in the shape of the contract. */
import type { StaffCase } from '#contracts/views.ts';
import type { Channel, Locale } from '#domain/vocabulary.ts';
import type { Values } from '../drafts/store.ts';
import { instantOf, typedInstant } from '../forms/moment.ts';
import { filledIn, textAt } from '../forms/values.ts';
import { holds, type Me } from '../me.ts';
import { BANK_ZONE } from '../printing.ts';

/** The channels that this person may take a case in on; empty for those who take in none. */
export function channelsFor(me: Me): Channel[] {
  return [
    ...(holds(me, 'agent', 'lead') ? (['hotline', 'app', 'letter'] as const) : []),
    ...(holds(me, 'liaison') ? (['regulatorTransfer'] as const) : []),
  ];
}

export const blankIntake = (channel: Channel, locale: Locale): Values => ({
  channel,
  locale,
  track: 'dispute',
  product: '',
  issueType: '',
  whatHappened: '',
  wish: '',
  complainant: { kind: 'person', name: '', email: '', phone: '', customerNumber: '' },
  hasRepresentative: false,
  representative: {
    name: '',
    email: '',
    phone: '',
    authority: { scope: '', document: '', expiresOn: '' },
  },
  sensitiveDataConsent: false,
  outsideReference: '',
  receivedAt: '',
});

/** A draft that lies at the bank, as it is typed. */
export function typedIntake(draft: NonNullable<StaffCase['intake']>, channel: Channel): Values {
  const blank = blankIntake(channel, draft.locale ?? 'zh-CN');
  const { receivedAt, representative, complainant, ...said } = draft;
  return {
    ...blank,
    ...said,
    complainant: { ...(blank['complainant'] as Values), ...complainant },
    hasRepresentative: Boolean(representative),
    representative: { ...(blank['representative'] as Values), ...(representative as Values) },
    receivedAt: receivedAt ? typedInstant(Date.parse(receivedAt), BANK_ZONE) : '',
  };
}

/** Telephone numbers are said in groups; the contract wants digits. */
const digits = (typed: string): string => typed.normalize('NFKC').replaceAll(/[\s()-]/g, '');

const withDigits = (values: Values): Values => {
  const phone = digits(textAt(values, 'phone'));
  return { ...values, phone };
};

export function intakeOf(values: Values): unknown {
  const { hasRepresentative, representative, receivedAt, complainant, ...said } = values;
  const party = withDigits((complainant ?? {}) as Values);
  const agent = withDigits((representative ?? {}) as Values);
  const at = instantOf(typeof receivedAt === 'string' ? receivedAt : '', BANK_ZONE);
  return {
    ...(filledIn(said) as object),
    sensitiveDataConsent: said['sensitiveDataConsent'] === true,
    complainant: filledIn(party),
    ...(hasRepresentative === true ? { representative: filledIn(agent) } : {}),
    ...(at ? { receivedAt: at } : {}),
  };
}

/** A draft may lack anything, but what it has must be whole: a party without a name or contact is left out. */
export function draftIntakeOf(values: Values): unknown {
  const it = intakeOf(values) as Record<string, unknown>;
  const party = it['complainant'] as Record<string, unknown>;
  const isWhole = party['name'] !== undefined && (party['email'] ?? party['phone']) !== undefined;
  if (isWhole) return it;
  const { complainant: _, ...rest } = it;
  return rest;
}
