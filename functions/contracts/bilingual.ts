/** Words in both languages of the bank. */
import type { Bilingual } from '#domain/rule-profile.ts';

/** Pairs the two wordings, so that neither can be left out. */
export const both = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
