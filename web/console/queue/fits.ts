import { issueTypeLabels, productLabels, taskLabels } from '#contracts/labels.ts';
import type { TaskView } from '#contracts/views.ts';
import type { Bilingual } from '#domain/rule-profile.ts';
import type { View } from './views.ts';

type Label = (labels: Readonly<Record<string, Bilingual>>, code: string) => string;

/** Everything of a row that one can read, and so search. */
export const searchableText =
  (label: Label) =>
  (it: TaskView): string =>
    [
      it.caseNo,
      label(productLabels, it.product),
      label(issueTypeLabels, it.issueType),
      label(taskLabels, it.task),
      it.assignee ?? '',
    ]
      .join(' ')
      .toLowerCase();

export const fits = (
  it: TaskView,
  which: View['which'],
  typed: string,
  textOf: (it: TaskView) => string,
): boolean =>
  (which !== 'unclaimed' || it.assignee === null) &&
  typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => textOf(it).includes(word));
