import { workerLabels } from '#contracts/labels.ts';
import type { Problem } from '#contracts/views.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { problemWords } from '../words/problems.ts';

const spoken = ['needs', 'waitingFor', 'why', 'missing'];
const people = ['who', 'assignee'];

/** What a refusal's values mean in words; codes that nobody should read are left out. */
export function problemDetail({ values = {} }: Pick<Problem, 'values'>, locale: Locale): string[] {
  const words = problemWords[locale];
  const sentence = (code: string): string[] => {
    // own words first: who is waited for may be a role as well, and need do nothing that takes one
    const said: unknown = code in words ? words[code as keyof typeof words] : null;
    if (typeof said === 'string') return [said];
    const role = code in workerLabels ? workerLabels[code as keyof typeof workerLabels] : null;
    return role ? [words.needsRole(role[locale])] : [];
  };
  const named = people.flatMap((name) => values[name] ?? []).map(String);
  return [
    ...spoken.flatMap((name) => (values[name] === undefined ? [] : sentence(String(values[name])))),
    ...named.map(words.whoElse),
  ];
}
