/** What people wrote stays text: in HTML, in a header line, and in a quotation that a stranger may have chosen. */

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (it) => entities[it] ?? it);

/** One header line: no line break can start another header. */
export const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();

/** Turns that make letters run backwards, and marks that nobody sees. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;

/**
 * The customer's own words in one line. Anybody may open a case with somebody else's address, so the words must not become
 * a working link in the bank's name: addresses are broken up, and the rest is cut after `max` characters.
 */
export function quote(text: string, max = 80): string {
  // by code points: a cut must not leave half a character
  const words = Array.from(text.replace(invisible, '').replace(/\s+/g, ' ').trim());
  const cut = words.length > max ? `${words.slice(0, max - 1).join('')}…` : words.join('');
  return cut.replaceAll('://', '[:]//').replace(/(?<=[\p{L}\p{N}])\.(?=[A-Za-z]{2})/gu, '[.]');
}
