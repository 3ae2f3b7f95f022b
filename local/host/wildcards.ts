/** Patterns stand in the template, so there are few; each is asked at every call. */
const expressions = new Map<string, RegExp>();

/** Whether a text matches a pattern of AWS's kind: `*` is any text, `?` any character, all else literal. */
export function matchesWildcards(pattern: string, text: string): boolean {
  const expression = expressions.get(pattern) ?? expressionOf(pattern);
  expressions.set(pattern, expression);
  return expression.test(text);
}

function expressionOf(pattern: string): RegExp {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
}
