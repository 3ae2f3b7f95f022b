/** A draft that lies outside its form, as people read it: what each field is called, and words instead of codes. */
import { dateText, momentText } from '#contracts/format.ts';
import {
  businessLabels,
  causeLabels,
  complexityLabels,
  departmentLabels,
  flagLabels,
  outcomeLabels,
  outsideBodyLabels,
  planKindLabels,
  remedyKindLabels,
} from '#contracts/labels.ts';
import type { Bilingual } from '#domain/rule-profile.ts';
import type { Locale } from '#domain/vocabulary.ts';
import type { Value } from '../drafts/store.ts';
import { fieldWords } from '../words/fields.ts';

type FieldWords = (typeof fieldWords)['zh-CN'];

export interface DraftText {
  /** Where it stands in the draft, without the numbers of lists: `remedies.kind`. */
  readonly path: string;
  readonly text: string;
}

const isNumber = (step: string): boolean => /^\d+$/.test(step);

/** Everything that somebody wrote or chose, in the order of the form. */
export function textsIn(value: Value, path = ''): DraftText[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([step, it]: [string, Value]) =>
    textsIn(it, isNumber(step) ? path : [path, step].filter(Boolean).join('.')),
  );
}

/** Fields that are called otherwise than their words, by the end of their path. */
const called: Readonly<Record<string, keyof FieldWords>> = {
  'rootCause.cause': 'rootCause',
  'rootCause.finding': 'rootCauseFinding',
  'plan.kind': 'planKind',
  'plan.count': 'instalmentCount',
  'plan.first': 'instalmentFirst',
  'onerousTerms.text': 'onerousText',
  description: 'remedyDescription',
  kind: 'remedyKind',
  text: 'message',
  why: 'mediationWhy',
  result: 'externalResult',
  to: 'newOwner',
};

const codes: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  business: businessLabels,
  cause: causeLabels,
  complexity: complexityLabels,
  department: departmentLabels,
  flags: flagLabels,
  outcome: outcomeLabels,
  body: outsideBodyLabels,
  kind: { ...remedyKindLabels, ...planKindLabels },
};

/** Choices whose words are those of the form. */
const chosen: Readonly<Record<string, Readonly<Record<string, keyof FieldWords>>>> = {
  identity: { verified: 'identityVerified', notNeeded: 'identityNotNeeded' },
  why: { failed: 'mediationFailed', refused: 'mediationRefused', timedOut: 'mediationTimedOut' },
  result: {
    concluded: 'externalConcluded',
    remedyOrdered: 'externalRemedyOrdered',
    backToNegotiation: 'externalBack',
    decisionStands: 'externalStands',
  },
  channel: { mail: 'mail', phone: 'phone', sms: 'sms', letter: 'letter', app: 'app' },
};

const wordAt = (words: FieldWords, key: string | undefined): string => {
  const it: unknown = key !== undefined && key in words ? words[key as keyof FieldWords] : '';
  return typeof it === 'string' ? it : '';
};

/** Dates and moments as forms hold them, `2026-04-30` and `2026-04-30T18:00`, are printed; other text is what it is. */
function written(text: string, locale: Locale): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return dateText(text, locale);
  // a moment by the wall's clock: whichever zone the form meant, it prints the same
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text);
  return isMoment ? momentText(`${text}:00Z`, { locale, zone: 'UTC' }) : text;
}

/** Numbers that forms give to rows, for the machine alone. */
const isInner = (path: string): boolean =>
  /(^|\.)(id|confirmedTerms)$/.test(path) || /^proofs\.(?!proof$)/.test(path);

/** What to show of a draft: the field's name (empty where it has none) and the text, in this language. */
export function draftLines(value: Value, locale: Locale): { name: string; text: string }[] {
  const words = fieldWords[locale];
  return textsIn(value)
    .filter(({ path }) => !isInner(path))
    .map(({ path, text }) => {
      const end = path.split('.').slice(-2);
      const leaf = end.at(-1) ?? '';
      const name = wordAt(words, called[end.join('.')] ?? called[leaf] ?? leaf);
      const code = codes[leaf]?.[text]?.[locale] ?? wordAt(words, chosen[leaf]?.[text]);
      return { name, text: code || written(text, locale) };
    });
}
