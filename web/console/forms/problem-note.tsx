import { errors } from '#contracts/errors.ts';
import type { Problem } from '#contracts/views.ts';
import { Trace } from '../frame/trouble.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { formWords } from '../words/form.ts';
import { problemDetail } from './problem-detail.ts';
import type { Sending } from './send.ts';

function titleOf(problem: Problem, locale: 'zh-CN' | 'en'): string {
  const known = problem.code in errors ? errors[problem.code as keyof typeof errors] : null;
  return known?.title[locale] ?? problem.title;
}

/** What the bank's answer means for somebody who has just pressed a button. Faults at fields stand in the summary. */
export function ProblemNote({ sending }: { sending: Sending }) {
  const words = useWords(formWords);
  const { locale } = useLanguage();
  if (sending.kind === 'silence') {
    return (
      <div className="note bad" role="alert">
        <p>{words.silence}</p>
      </div>
    );
  }
  if (sending.kind !== 'refused') return null;
  const { problem } = sending;
  const detail = problemDetail(problem, locale).join(' ');
  const isOwnEarlier = problem.code === 'IdempotencyKeyReused';
  return (
    <div className="note bad" role="alert">
      <p>
        <strong>{problem.status >= 500 ? words.fault500 : titleOf(problem, locale)}</strong>
        {isOwnEarlier && ` ${words.ownEarlier}`}
        {detail && ` ${detail}`}
      </p>
      <Trace trace={problem.trace} />
    </div>
  );
}
