/** The steps of opening a case: which fields each asks for, and the body that they make together. */
import type { Locale } from '#domain/vocabulary.ts';
import type { Values } from '../../shared/drafts.ts';
import { nested } from '../form/nested.ts';
import type { Labels } from '../form/say-errors.ts';
import type { OpenWords } from '../words/open.ts';

export const openSteps = ['who', 'what', 'wish', 'files', 'contact'] as const;
export type OpenStep = (typeof openSteps)[number];

export const DRAFT = 'open';

export const isActing = (values: Values): boolean => values['acting'] === 'yes';

/** What the form begins with: answers that fit most people, none of them a statement about the matter. */
export const beginning = (locale: Locale): Values => ({
  'complainant.kind': 'person',
  acting: 'no',
  locale,
});

const whoLabels = (words: OpenWords, values: Values): Labels => ({
  'complainant.kind': words.kind,
  'complainant.name': words.name,
  acting: words.acting,
  ...(isActing(values) && {
    'representative.name': words.agentName,
    'representative.authority.scope': words.scope,
    'representative.authority.document': words.document,
    'representative.authority.expiresOn': words.expiresOn,
  }),
});

const contactLabels = (words: OpenWords, values: Values): Labels => ({
  'complainant.email': words.email,
  'complainant.phone': words.phone,
  ...(isActing(values) && {
    'representative.email': words.agentEmail,
    'representative.phone': words.agentPhone,
  }),
  locale: words.locale,
});

/** The fields of a step by name, in the order of the page. */
export function labelsOf(step: OpenStep, words: OpenWords, values: Values): Labels {
  switch (step) {
    case 'who':
      return whoLabels(words, values);
    case 'what':
      return {
        track: words.track,
        product: words.product,
        issueType: words.issueType,
        whatHappened: words.whatHappened,
      };
    case 'wish':
      return { wish: words.wishField, sensitiveDataConsent: words.consent };
    case 'files':
      return {
        files: words.filesField,
        filesSensitive: words.filesSensitive,
        which: words.filesSensitive,
        filesConsent: words.filesConsent,
      };
    case 'contact':
      return contactLabels(words, values);
  }
}

export const allLabels = (words: OpenWords, values: Values): Labels =>
  Object.assign({}, ...openSteps.map((step) => labelsOf(step, words, values)));

/** The step on which a field is asked. */
export const stepOf = (field: string, words: OpenWords, values: Values): OpenStep =>
  openSteps.find((step) => field in labelsOf(step, words, values)) ?? 'who';

/** The request body: blank answers are absent, and a representative only where somebody acts for another. */
export function intakeOf(values: Values): Record<string, unknown> {
  const { acting: _, filesSensitive: __, filesConsent: ___, ...answers } = values;
  const { sensitiveDataConsent: consent, ...rest } = answers;
  const { representative, ...own } = nested(rest);
  return {
    channel: 'website',
    ...own,
    ...(consent === 'yes' && { sensitiveDataConsent: true }),
    ...(isActing(values) && { representative: authorised(representative) }),
  };
}

/** An authority nobody described is an empty one, so that each missing part is named by its own field. */
const authorised = (it: ReturnType<typeof nested>[string] | undefined) => ({
  authority: {},
  ...(typeof it === 'object' ? it : {}),
});
