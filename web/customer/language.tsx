import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Locale } from '#domain/vocabulary.ts';
import { type Dictionary, savedLocale, saveLocale } from '../shared/locale.ts';

interface Language {
  readonly locale: Locale;
  readonly choose: (locale: Locale) => void;
}

const LanguageContext = createContext<Language>({ locale: 'zh-CN', choose: () => undefined });

/** Holds the reader's language and tells the browser, so that screen readers pronounce it. */
export function LanguageProvider({ children }: { children: ComponentChildren }) {
  const [locale, setLocale] = useState(savedLocale);
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  const choose = (next: Locale) => {
    saveLocale(next);
    setLocale(next);
  };
  return <LanguageContext.Provider value={{ locale, choose }}>{children}</LanguageContext.Provider>;
}

export const useLanguage = (): Language => useContext(LanguageContext);

/** The words of a dictionary in the reader's language. */
export const useWords = <W,>(dictionary: Dictionary<W>): W => dictionary[useLanguage().locale];
