/** Mappings that need no options: the public CFPB complaint file, and files whose headings are our own field names. */
import { type ByField, fields, type Mapping } from './mapping.ts';

const cfpbProducts: Readonly<Record<string, string>> = {
  'Checking or savings account': 'deposit',
  'Credit card': 'creditCard',
  'Credit card or prepaid card': 'creditCard',
  'Prepaid card': 'creditCard',
  'Credit reporting or other personal consumer reports': 'other',
  'Credit reporting, credit repair services, or other personal consumer reports': 'other',
  'Debt collection': 'loan',
  'Debt or credit management': 'loan',
  'Money transfer, virtual currency, or money service': 'payment',
  Mortgage: 'loan',
  'Payday loan, title loan, or personal loan': 'loan',
  'Payday loan, title loan, personal loan, or advance loan': 'loan',
  'Student loan': 'loan',
  'Vehicle loan or lease': 'loan',
};

/** By the words that name the kind of issue; the list is long and grows, the first that fits counts. */
const cfpbIssues: readonly (readonly [RegExp, string])[] = [
  [/your report|credit reporting company|credit score|credit monitoring/i, 'creditRecord'],
  [/fraud|scam|identity theft|privacy/i, 'informationSecurity'],
  [/struggling|unable to pay|can.t pay|falling behind/i, 'overdueLoan'],
  [/collect|communication tactics|threatened|false statements|contact/i, 'collectionConduct'],
  [/getting a (?:loan|credit)|applying|closing on a mortgage|application/i, 'loanApproval'],
  [/fee|interest|charg/i, 'feesAndInterest'],
  [/transfer|transaction|payment|purchase|funds|amount|trouble using/i, 'fundsTransfer'],
  [/account/i, 'accountManagement'],
  [/loan|lease|mortgage|terms/i, 'loanTerms'],
];

const issueOf = (issue: string): string =>
  cfpbIssues.find(([words]) => words.test(issue))?.[1] ?? 'other';

/** Any issue of the CFPB's list, so that a new one is `other` and no error. */
const issueWords: Readonly<Record<string, string>> = new Proxy<Record<string, string>>(
  {},
  { get: (_, issue) => issueOf(String(issue)) },
);

/**
 * The CFPB publishes complaints with names and contacts masked and without what people asked for. It is entered as letters:
 * no reply to a Chinese regulator is owed for them.
 */
const cfpb: Mapping = {
  columns: {
    outsideReference: 'Complaint ID',
    receivedAt: 'Date received',
    product: 'Product',
    issueType: 'Issue',
    whatHappened: 'Consumer complaint narrative',
  },
  words: { product: cfpbProducts, issueType: issueWords },
  constants: {
    channel: 'letter',
    track: 'complaint',
    locale: 'en',
    kind: 'person',
    name: 'Name withheld by the CFPB',
    wish: 'Not stated in the published complaint.',
  },
};

const ownNames = (header: readonly string[]): ByField<string> =>
  Object.fromEntries(fields.filter((it) => header.includes(it)).map((it) => [it, it]));

const constants: ByField<string> = {
  channel: 'letter',
  track: 'complaint',
  product: 'other',
  issueType: 'other',
  kind: 'person',
};

export interface ReadyMade {
  readonly mapping: Mapping;
  /** Whose references the file carries; part of each row's identity. */
  readonly source?: string;
  /** The published file has no contacts at all. */
  readonly contactDomain?: string;
}

/** The mapping that the headings ask for. */
export function readyMadeFor(header: readonly string[]): ReadyMade {
  const isCfpb = Object.values(cfpb.columns).every((it) => header.includes(it));
  if (isCfpb) return { mapping: cfpb, source: 'CFPB', contactDomain: 'cfpb.invalid' };
  return { mapping: { columns: ownNames(header), words: {}, constants } };
}
