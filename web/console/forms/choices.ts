import type { Bilingual } from '#domain/rule-profile.ts';
import { useLanguage } from '../language.tsx';
import type { Choice } from './fields.tsx';

/** The codes of a catalogue as choices, in the catalogue's order. */
export function useChoices(
  labels: Readonly<Record<string, Bilingual>>,
  only?: readonly string[],
): Choice[] {
  const { locale } = useLanguage();
  return Object.entries(labels)
    .filter(([code]) => !only || only.includes(code))
    .map(([value, label]) => ({ value, label: label[locale] }));
}
