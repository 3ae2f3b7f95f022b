/** The reader's language: Chinese until somebody chooses otherwise, then as chosen on this device. */
import type { Locale } from '#domain/vocabulary.ts';

const KEY = 'parley.locale';

/** Both languages of one part of a site. `en` has the shape of `zh-CN`, so a missing word does not compile. */
export type Dictionary<W> = Readonly<Record<Locale, W>>;

/** Private windows of some browsers refuse storage; the choice then lasts as long as the page. */
export function savedLocale(): Locale {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

export function saveLocale(locale: Locale): void {
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // nothing to do: the page itself keeps the language
  }
}

/** The language's half of a text kept as `中文 · English`, as rule profiles note a legal basis. */
export function halfOf(text: string, locale: Locale): string {
  const [zh = text, en = zh] = text.split(/\s*·\s*/);
  return locale === 'zh-CN' ? zh : en;
}

/** Names one after the other, as the language lists them. */
export const listText = (names: readonly string[], locale: Locale): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
