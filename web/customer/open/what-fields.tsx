import { issueTypeLabels, productLabels } from '#contracts/labels.ts';
import type { Bilingual } from '#domain/rule-profile.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { Choice, type Option, Select, TextArea } from '../form/fields.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { useProcess } from '../process.tsx';
import { openWords } from '../words/open.ts';

const optionsOf = (
  labels: Readonly<Record<string, Bilingual>>,
  codes: readonly string[] | undefined,
  locale: Locale,
): Option[] =>
  (codes ?? Object.keys(labels)).map((value) => ({
    value,
    label: labels[value]?.[locale] ?? value,
  }));

/** Products and issue types are the bank's data (P2.1); until it has arrived, those this page knows. */
export function WhatFields() {
  const { locale } = useLanguage();
  const words = useWords(openWords);
  const { process } = useProcess();
  const known = process.kind === 'here' ? process.value : undefined;
  return (
    <>
      <Choice
        name="track"
        options={Object.entries(words.tracks).map(([value, it]) => ({ value, ...it }))}
      />
      <Select
        name="product"
        none={words.pleaseChoose}
        options={optionsOf(productLabels, known?.products, locale)}
      />
      <Select
        name="issueType"
        none={words.pleaseChoose}
        hint={words.issueTypeHint}
        options={optionsOf(issueTypeLabels, known?.issueTypes, locale)}
      />
      <TextArea name="whatHappened" hint={words.whatHappenedHint} />
    </>
  );
}
