/** What somebody answered, as people read it, for the page to check. */
import { dateText, nameText } from '#contracts/format.ts';
import { issueTypeLabels, localeLabels, productLabels } from '#contracts/labels.ts';
import type { Bilingual } from '#domain/rule-profile.ts';
import type { Locale } from '#domain/vocabulary.ts';
import type { Values } from '../../shared/drafts.ts';
import type { OpenWords } from '../words/open.ts';

type Codes = Readonly<Record<string, string | Bilingual | { readonly label: string }>>;

function codesOf(field: string, words: OpenWords): Codes | null {
  switch (field) {
    case 'complainant.kind':
      return { person: words.person, company: words.company };
    case 'acting':
      return { no: words.self, yes: words.other };
    case 'representative.authority.scope':
      return { inform: words.inform, settle: words.settle };
    case 'sensitiveDataConsent':
      return { yes: words.yes, '': words.no };
    case 'track':
      return words.tracks;
    case 'product':
      return productLabels;
    case 'issueType':
      return issueTypeLabels;
    case 'locale':
      return localeLabels;
    default:
      return null;
  }
}

/** What was typed, as the reader's language writes it. */
function typedText(field: string, value: string, locale: Locale): string {
  if (field.endsWith('.name')) return nameText(value);
  return field.endsWith('On') && value !== '' ? dateText(value, locale) : value;
}

/** The answer in words; empty when there is none. */
export function answerText(field: string, values: Values, words: OpenWords, locale: Locale) {
  const value = values[field] ?? '';
  const word = codesOf(field, words)?.[value];
  if (word === undefined) return typedText(field, value, locale);
  if (typeof word === 'string') return word;
  return 'label' in word ? word.label : word[locale];
}
