import type { CustomerCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { caseWords } from '../words/case.ts';

/** The policy's five steps. A second look, mediation or an outside procedure is none of them, so no bar is shown then. */
export function Progress({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  if (view.step === 0) return null;
  return (
    <ol class="progress" aria-label={words.stepsLabel}>
      {words.steps.map((name, index) => (
        <li
          key={name}
          class={index + 1 < view.step || view.closed ? 'gone' : undefined}
          aria-current={index + 1 === view.step && !view.closed ? 'step' : undefined}
        >
          <span>{name}</span>
        </li>
      ))}
    </ol>
  );
}
