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
    const role = code in workerLabels ? workerLabels[code as keyof typeof workerLabels] : null;
    if (role) return [words.needsRole(role[locale])];
    const said: unknown = code in words ? words[code as keyof typeof words] : null;
    return typeof said === 'string' ? [said] : [];
  };
  const named = people.flatMap((name) => values[name] ?? []).map(String);
  return [
    ...spoken.flatMap((name) => (values[name] === undefined ? [] : sentence(String(values[name])))),
    ...named.map(words.whoElse),
  ];
}
