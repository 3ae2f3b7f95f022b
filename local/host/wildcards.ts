/** Whether a text matches a pattern of AWS's kind: `*` is any text, `?` any character, all else literal. */
export function matchesWildcards(pattern: string, text: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`).test(text);
}
