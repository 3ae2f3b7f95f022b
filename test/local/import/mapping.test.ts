import { describe, expect, it } from 'vitest';
import { fieldReader, WrongMapping, withOptions } from '../../../local/import/mapping.ts';
import { readyMadeFor } from '../../../local/import/ready-made.ts';
import { mapRow } from '../../../local/import/row-intake.ts';

const cfpbHeader = [
  'Complaint ID',
  'Date received',
  'Product',
  'Issue',
  'Consumer complaint narrative',
];
const rules = { source: 'CFPB', locale: 'en', zone: 'Asia/Shanghai' } as const;

const mapped = (
  cells: string[],
  header = cfpbHeader,
  more: { contactDomain?: string } = { contactDomain: 'cfpb.invalid' },
) => mapRow(cells, fieldReader(readyMadeFor(header).mapping, header), { ...rules, ...more });

describe('The ready-made mapping of the CFPB’s file', () => {
  it.each([
    ['Mortgage', 'Struggling to pay mortgage', 'loan', 'overdueLoan'],
    ['Vehicle loan or lease', 'Getting a loan or lease', 'loan', 'loanApproval'],
    ['Debt collection', 'Attempts to collect debt not owed', 'loan', 'collectionConduct'],
    ['Checking or savings account', 'Managing an account', 'deposit', 'accountManagement'],
    ['Credit card or prepaid card', 'Fees or interest', 'creditCard', 'feesAndInterest'],
    [
      'Credit card or prepaid card',
      'Problem with a purchase shown on your statement',
      'creditCard',
      'fundsTransfer',
    ],
    [
      'Money transfer, virtual currency, or money service',
      'Fraud or scam',
      'payment',
      'informationSecurity',
    ],
    [
      'Credit reporting, credit repair services, or other personal consumer reports',
      'Improper use of your report',
      'other',
      'creditRecord',
    ],
    ['Mortgage', 'An issue that was invented tomorrow', 'loan', 'other'],
  ])('takes %s, %s as %s, %s', (product, issue, ours, issueType) => {
    expect(mapped(['7', '2023-07-20', product, issue, 'They took it.'])).toMatchObject({
      intake: { product: ours, issueType },
    });
  });

  it('enters a letter under the reference, received on that day in the bank’s zone, with an address that reaches nobody', () => {
    expect(mapped(['7270682', '2023-07-20', 'Mortgage', 'Other', 'They took it.'])).toEqual({
      reference: 'CFPB-7270682',
      unreachable: true,
      intake: {
        channel: 'letter',
        track: 'complaint',
        product: 'loan',
        issueType: 'other',
        locale: 'en',
        complainant: {
          kind: 'person',
          name: 'Name withheld by the CFPB',
          email: 'cfpb-7270682@cfpb.invalid',
        },
        whatHappened: 'They took it.',
        wish: 'Not stated in the published complaint.',
        outsideReference: 'CFPB-7270682',
        receivedAt: '2023-07-19T16:00:00.000Z',
      },
    });
  });

  it('says every field that is wrong', () => {
    const wrong = mapped(['7', '20 July', 'Mortgage', 'Other', ''], cfpbHeader, {});
    expect(wrong).toMatchObject([
      { field: 'complainant.email', rule: 'contactNeeded' },
      { field: 'whatHappened', rule: 'required' },
      { field: 'receivedAt', rule: 'date' },
    ]);
  });

  it('does not know a product that the CFPB has not named yet', () => {
    expect(mapped(['7', '2023-07-20', 'Moon loan', 'Other', 'x'])).toMatchObject([
      { field: 'product', rule: 'oneOf' },
    ]);
  });
});

describe('A mapping by options', () => {
  const base = { columns: {}, words: {}, constants: {} };

  it('maps columns and sets what every row has alike; labels of both languages are taken for codes', () => {
    const mapping = withOptions(base, ['投诉 = 类型=issueType', '产品=product'], ['wish=a=b']);
    const read = fieldReader(mapping, ['产品', '投诉 = 类型']);
    expect(read(['信用卡', 'Frozen account'], 'product')).toBe('creditCard');
    expect(read(['信用卡', 'Frozen account'], 'issueType')).toBe('accountFrozen');
    expect(read(['', ''], 'wish')).toBe('a=b');
    expect(read(['', ''], 'product')).toBeUndefined();
  });

  it('names a field, a column or a form that there is not', () => {
    expect(() => withOptions(base, ['a=whatHapened'], [])).toThrow(/No field "whatHapened"/);
    expect(() => withOptions(base, [], ['=x'])).toThrow(WrongMapping);
    const mapping = withOptions(base, ['Story=whatHappened'], []);
    expect(() => fieldReader(mapping, ['story'])).toThrow('The file has no column "Story"');
  });

  it('takes a file whose headings are our own names, and identifies rows without reference by what they say', () => {
    const header = ['whatHappened', 'wish', 'name', 'phone'];
    const { mapping } = readyMadeFor(header);
    const read = fieldReader(mapping, header);
    const one = ['费用不符', '请退还', '王小明', '13800000001'];
    const first = mapRow(one, read, rules);
    expect(first).toMatchObject({ unreachable: false, intake: { channel: 'letter' } });
    expect(mapRow([...one], read, rules)).toEqual(first);
    expect(mapRow(['费用不符。', ...one.slice(1)], read, rules)).not.toMatchObject({
      reference: (first as { reference: string }).reference,
    });
  });
});
