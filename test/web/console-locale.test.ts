/** What a colleague reads of one case in each language: dates, money and names as that language writes them. */
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import type { StaffCase } from '#contracts/views.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { Parties } from '../../web/console/case/parties.tsx';
import { TermsView } from '../../web/console/case/terms-view.tsx';
import { LanguageProvider } from '../../web/console/language.tsx';
import { type Me, MeContext } from '../../web/console/me.ts';
import * as samples from '../support/samples.ts';

afterEach(() => void vi.unstubAllGlobals());

const agent = { staffId: 'agent.li', roles: ['agent'] } as unknown as Me;

/** The texts of a page's part, one after the other. */
function readIn(locale: Locale, part: ReactElement): string {
  vi.stubGlobal('localStorage', { getItem: () => locale });
  const page = createElement(MeContext, { value: agent }, part);
  return renderToStaticMarkup(createElement(LanguageProvider, null, page)).replaceAll(
    /<[^>]*>/g,
    '|',
  );
}

const parties = createElement(Parties, {
  it: {
    intake: {
      complainant: { kind: 'person', name: '王　小明', phone: '13800000001' },
      representative: {
        name: ' Mary  Ann Smith',
        authority: { scope: 'settle', document: 'POA 7', expiresOn: '2027-03-31' },
      },
    },
  } as unknown as StaffCase,
});
const plan = { ...samples.aPlan(12), balance: { minor: 1_234_567, currency: 'CNY' as const } };
const terms = createElement(TermsView, { terms: samples.someTerms({ plan }) });

test('dates are written as the reader’s language writes them', () => {
  expect(readIn('zh-CN', parties)).toContain('2027年3月31日（星期三）');
  expect(readIn('en', parties)).toContain('Wednesday 31 March 2027');
  expect(readIn('zh-CN', terms)).toContain('首期日期 2026年4月15日（星期三）');
  expect(readIn('en', terms)).toContain('first on Wednesday 15 April 2026');
});

test('money has its symbol, its thousands and its two decimals in both languages', () => {
  expect(readIn('zh-CN', terms)).toContain('|欠款余额 ¥12,345.67|');
  expect(readIn('en', terms)).toContain('|Balance owed ¥12,345.67|');
});

test.each(['zh-CN', 'en'] as const)(
  'a person is called as they are called, %s: a Chinese name in one piece with the family first, others with their spaces',
  (locale) => {
    expect(readIn(locale, parties)).toContain('|王小明|');
    expect(readIn(locale, parties)).toContain('|Mary Ann Smith|');
  },
);
