import { outcomeLabels } from '#contracts/labels.ts';
import type { CustomerCase } from '#contracts/views.ts';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Facts } from '../parts/facts.tsx';
import { Remedies } from '../parts/remedies.tsx';
import { Timed } from '../parts/timed.tsx';
import { href } from '../router.ts';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';

/** The ways on from a decision, side by side: agreeing is not made easier than disagreeing. */
function Doors({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const { contestUntil, allowed } = view;
  const doors = (
    [
      ['AcceptDecision', 'decision', words.acceptDecision],
      ['ContestDecision', 'contest', words.contest],
      ['RequestReCheck', 'recheck', words.recheck],
    ] as const
  ).filter(([command]) => allowed.includes(command));
  if (contestUntil === null || doors.length === 0) return null;
  const moment = printing.deadline(contestUntil);
  return (
    <>
      <p>{allowed.includes('ContestDecision') ? words.refuseDoors : words.otherDoors}</p>
      <p>
        <Timed at={contestUntil} moment={moment}>
          {words.contestUntil(moment)}
        </Timed>
      </p>
      <div class="actions">
        {doors.map(([, act, text]) => (
          <a key={act} class="button second" href={href('act', act)}>
            {text}
          </a>
        ))}
      </div>
    </>
  );
}

/** The answer, then its reasons, then what one can do about it. */
export function Decision({ view }: { view: CustomerCase }) {
  const { locale } = useLanguage();
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const { decision } = view;
  if (!decision) return null;
  const { text, decidedAt } = decision;
  return (
    <section class="card">
      <h2>{words.decision}</h2>
      <Facts
        facts={[
          { name: words.outcome, value: outcomeLabels[text.outcome][locale] },
          { name: words.facts, value: text.verifiedFacts },
          { name: words.ground, value: text.basis },
          { name: words.reasons, value: text.reasons },
          { name: words.decidedAt, value: printing.moment(decidedAt) },
        ]}
      />
      {text.remedies.length > 0 && <h3>{words.remediesTitle}</h3>}
      <Remedies remedies={text.remedies} />
      <Doors view={view} />
    </section>
  );
}
