import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import type { Bilingual } from '#domain/rule-profile.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { type Dictionary, savedLocale, saveLocale } from '../shared/locale.ts';

interface Language {
  readonly locale: Locale;
  readonly choose: (locale: Locale) => void;
}

const LanguageContext = createContext<Language>({ locale: 'zh-CN', choose: () => undefined });

/** Holds the reader's language and tells the browser, so that screen readers pronounce it. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [locale, setLocale] = useState(savedLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const choose = (next: Locale) => {
    saveLocale(next);
    setLocale(next);
  };
  return <LanguageContext value={{ locale, choose }}>{children}</LanguageContext>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

/** The words of a dictionary in the reader's language. */
export const useWords = <W,>(dictionary: Dictionary<W>): W => dictionary[useLanguage().locale];

/** A label of the catalogue by its code; a code that the catalogue does not know is shown as it is. */
export function labelOf(
  labels: Readonly<Record<string, Bilingual>>,
  code: string,
  locale: Locale,
): string {
  return labels[code]?.[locale] ?? code;
}

/** `labelOf` in the reader's language. */
export function useLabel(): (labels: Readonly<Record<string, Bilingual>>, code: string) => string {
  const { locale } = useLanguage();
  return (labels, code) => labelOf(labels, code, locale);
}
