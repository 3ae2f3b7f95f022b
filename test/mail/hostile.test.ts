import { describe, expect, it } from 'vitest';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { locales } from '#domain/vocabulary.ts';
import { renderLetter } from '#mail/render.ts';
import { anIntake, aRepresentative } from '../support/samples.ts';
import { letterTo, recorded, type Sample, stories, told } from './letters.ts';

const ATTACK = `<script>alert("x")</script><img src=x onerror='y'> & more`;
const everyLetter = Object.keys(stories).flatMap((name) =>
  locales.map((locale) => [name, locale] as const),
);

/** The same value with every text that a person may have written replaced by an attack. */
function attacked<T>(value: T): T {
  if (typeof value === 'string') return (value.includes(' ') ? ATTACK : value) as T;
  if (Array.isArray(value)) return value.map(attacked) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, attacked(it)])) as T;
}

describe.each(everyLetter)('%s in %s', (name, locale) => {
  it('keeps markup that people wrote as text', () => {
    const sample = attacked<Sample>(told(name, locale));
    const { html, text } = letterTo(sample);
    expect(html).not.toMatch(/<(?:script|img)\b/);
    expect(html.includes('&lt;script&gt;alert(&quot;x&quot;)')).toBe(text.includes('<script>'));
  });

  it('tells no name, number, address or wish of the customer, in no part of the letter', () => {
    const canaries = {
      name: 'Canary Name',
      phone: '13800009999',
      customerNumber: 'CANARY-0001',
      email: 'canary@example.org',
    };
    const { subject, text, html } = letterTo(
      told(name, locale, {
        complainant: { kind: 'person', ...canaries },
        wish: 'CANARY-WISH',
        outsideReference: 'CANARY-REFERENCE',
      }),
    );
    expect(`${subject}\n${text}\n${html}`).not.toMatch(/canary|13800009999/i);
  });

  it('carries no word of whoever opened the case, who may be a stranger with this address', () => {
    const { subject, text, html } = letterTo(
      told(name, locale, { whatHappened: 'CANARY: call 400-000-0000, your account is blocked' }),
    );
    expect(`${subject}\n${text}\n${html}`).not.toMatch(/canary|400-000/i);
  });

  it('has no line break in subject or address, whatever the case is called', () => {
    const sample = told(name, locale);
    const { subject, to, html } = letterTo({
      ...sample,
      case: { ...sample.case, caseNo: 'XW-1\r\nBcc: a@b.example' },
    });
    expect(`${subject}${to}`).not.toMatch(/[\r\n]/);
    expect(html).toContain('/#/case/XW-1%0D%0ABcc%3A%20a%40b.example"');
  });
});

it('tries the attack where people’s words reach a letter', () => {
  const reached = Object.keys(stories).filter((name) =>
    letterTo(attacked<Sample>(told(name, 'en'))).text.includes('<script>'),
  );
  expect(reached).toEqual(
    expect.arrayContaining([
      'informationRequest',
      'decisionNotice: rejected',
      'reReviewResult: upheld',
      'mediationInvitation',
      'extensionNotice',
      'message',
    ]),
  );
});

describe('an address', () => {
  const message = recorded('MessageToCustomer', { text: 'Hello.' });
  const letterFor = (sample: Sample) =>
    renderLetter({
      profile: cn20203,
      siteUrl: 'https://parley.example/',
      now: '2026-03-05T02:00:00Z',
      ...sample,
      event: message,
    });

  it('is the representative’s when there is one', () => {
    const representative = aRepresentative();
    const letter = letterFor(told('message', 'en', { representative }));
    expect(letter?.to).toBe('lin.tao@example.com');
  });

  it('that is missing gives no letter, so that a person calls instead', () => {
    const { complainant } = anIntake();
    const noMail = { kind: complainant.kind, name: complainant.name, phone: '13800001111' };
    expect(letterFor(told('message', 'en', { complainant: noMail }))).toBeNull();
    const sample = told('message', 'en');
    expect(letterFor({ ...sample, case: { ...sample.case, intake: null } })).toBeNull();
  });

  it('of the site may end in a slash', () => {
    const letter = letterFor(told('message', 'en'));
    expect(letter?.text).toContain('https://parley.example/#/case/XW-TEST2345\n');
  });
});

describe('a template', () => {
  it.each(Object.keys(stories).filter((name) => name !== 'accessCode'))(
    '%s refuses an event that is not its own',
    (name) => {
      const note = recorded('NoteAdded', { noteHash: 'ab'.repeat(32) });
      expect(() => letterTo({ ...told(name, 'en'), event: note })).toThrow(TypeError);
      expect(() => letterTo({ ...told(name, 'en'), event: null })).toThrow(TypeError);
    },
  );

  it('accessCode refuses to go without a code', () => {
    const { code: _, ...sample } = told('accessCode', 'en');
    expect(() => letterTo(sample)).toThrow(TypeError);
  });
});
