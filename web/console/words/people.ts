import type { Locale } from '#domain/vocabulary.ts';

const others: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  customer: { 'zh-CN': '客户', en: 'Customer' },
  system: { 'zh-CN': '系统', en: 'System' },
};

/** An actor in words: colleagues by their work number, everybody else by what they are. */
export const whoText = (id: string, locale: Locale): string => others[id]?.[locale] ?? id;
