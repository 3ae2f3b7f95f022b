import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { templateLabels } from '#contracts/labels.ts';
import { templates } from '#domain/notices.ts';
import { locales } from '#domain/vocabulary.ts';
import { letterTo, type Sample, stories, told } from './letters.ts';

const LINK = 'https://parley.example/#/case/XW-TEST2345';
const everyLetter = Object.keys(stories).flatMap((name) =>
  locales.map((locale) => [name, locale] as const),
);

/** Words that the bank does not use towards a customer (experience.md §2.1). */
const avoided = {
  'zh-CN':
    /请耐心等待|系统原因|按规定|恶意|逃废债|失信|老赖|务必|否则后果自负|尽快|相关部门|已知悉|亲，/,
  en: /unfortunately|as per policy|kindly|asap|the system|you failed to/i,
};

/** Every string that the case or the event brought into the letter. */
function brought(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(brought) : [];
}

const withoutWhatWasBrought = (text: string, { case: it, event }: Sample): string =>
  [LINK, ...brought(it), ...brought(event)]
    .filter((one) => one.length > 1)
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, one) => rest.replaceAll(one, ''), text);

/** What a reader of the HTML sees. */
const seen = (html: string): string =>
  html
    .replace(/^[\s\S]*<body[^>]*>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Words alone: layout (space, list marks, the colon of a row) is left out. */
const words = (text: string): string => text.replace(/[\s：:-]/g, '');

describe.each(everyLetter)('%s in %s', (name, locale) => {
  const sample = told(name, locale);
  const letter = letterTo(sample);

  it('goes to the customer, with ids alone as tags', () => {
    expect(letter.to).toBe('lin.mei@example.com');
    expect(letter.tags).toEqual({
      caseId: 'case1',
      template: sample.template,
      mailId: sample.event ? `${sample.template}-9` : 'accessCode',
    });
  });

  it('says in the subject what kind of letter it is, and which case, and no more', () => {
    const label = templateLabels[sample.template][locale];
    expect(letter.subject).toBe(
      locale === 'zh-CN'
        ? `新网银行：${label}（案件 XW-TEST2345）`
        : `XW Bank: ${label} (case XW-TEST2345)`,
    );
  });

  it('says the same in HTML and in plain text', () => {
    expect(words(seen(letter.html))).toBe(words(letter.text.replaceAll(LINK, '')));
  });

  it('links to the case page alone, and loads nothing from anywhere', () => {
    const addresses = [...letter.html.matchAll(/(?:href|src|url\()\s*=?\s*"?([^"\s)]+)/g)];
    expect(addresses.map(([, address]) => address)).toEqual([LINK]);
    expect(letter.text.match(/https?:\S+/g)).toEqual([LINK]);
    expect(letter.html).not.toMatch(/<(?:img|script|link|style|iframe|form|table)\b/);
  });

  it('names case number and hotline, and is marked with its language', () => {
    expect(letter.text).toContain('XW-TEST2345');
    expect(letter.text).toContain('95394');
    expect(letter.html).toContain(`<html lang="${locale}">`);
  });

  it('names the zone once if it tells a time of day, else never', () => {
    const named = letter.text.split(locale === 'en' ? 'Beijing time' : '北京时间').length - 1;
    expect(named).toBe(/\d\d:\d\d/.test(letter.text) ? 1 : 0);
  });

  it('speaks one language and keeps to the bank’s words', () => {
    const own = withoutWhatWasBrought(letter.text, sample);
    expect(own).not.toMatch(locale === 'en' ? /\p{Script=Han}/u : /[A-Za-z]{2}/);
    expect(own).not.toMatch(avoided[locale]);
    expect(letter.text).not.toMatch(/undefined|null|NaN|\[object/);
  });

  it('is the same letter whenever it is rendered at the same moment', () => {
    expect(letterTo(told(name, locale))).toEqual(letter);
  });
});

describe('the set of letters', () => {
  it('has a story for every template', () => {
    const covered = new Set(Object.keys(stories).map((name) => told(name, 'en').template));
    expect([...covered].toSorted()).toEqual([...templates].toSorted());
  });

  it('adds less than 40 KB to the bundle of a function', async () => {
    const built = await build({
      entryPoints: [fileURLToPath(new URL('../../functions/mail/render.ts', import.meta.url))],
      bundle: true,
      minify: true,
      charset: 'utf8',
      format: 'esm',
      platform: 'node',
      write: false,
      metafile: true,
    });
    const [output] = Object.values(built.metafile.outputs);
    const own = Object.entries(output?.inputs ?? {}).filter(([path]) =>
      /functions\/(?:mail|contracts)\//.test(path),
    );
    const bytes = own.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    expect(own.length).toBeGreaterThan(10);
    expect(bytes).toBeLessThan(40 * 1024);
  });
});
