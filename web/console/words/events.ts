/** The events' labels speak to the customer ("you", "we"); on the staff's pages the same sentences name both sides. */
import { eventLabels } from '#contracts/event-labels.ts';
import type { Locale } from '#domain/vocabulary.ts';

const inChinese = (text: string): string =>
  text.replaceAll(/您/g, '客户').replaceAll(/我们/g, '银行');

const english: readonly (readonly [RegExp, string])[] = [
  [/\byour case\b/g, 'the case'],
  [/^Your\b/, 'The customer’s'],
  [/\byour\b/g, 'the customer’s'],
  [/\byours\b/g, 'theirs'],
  [/^You\b/, 'The customer'],
  [/\byou\b/g, 'the customer'],
  [/^We\b/, 'The bank'],
  [/\bwe\b/g, 'the bank'],
  [/\bus\b/g, 'the bank'],
  [/\bour\b/g, 'its'],
];
const inEnglish = (text: string): string =>
  english.reduce((it, [from, to]) => it.replace(from, to), text);

/** What an event says to staff; a name that the catalogue does not know is shown as it is. */
export function eventText(event: string, locale: Locale): string {
  const label = event in eventLabels ? eventLabels[event as keyof typeof eventLabels] : null;
  if (!label) return event;
  return locale === 'zh-CN' ? inChinese(label['zh-CN']) : inEnglish(label.en);
}
