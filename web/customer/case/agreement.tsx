import type { CustomerCase } from '#contracts/views.ts';
import type { HardshipPlan } from '#domain/terms.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Facts } from '../parts/facts.tsx';
import { Instalments, PlanSummary } from '../parts/plan.tsx';
import { Remedies } from '../parts/remedies.tsx';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';

function FollowUps({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  if (view.followUps.length === 0) return null;
  return (
    <>
      <h3>{words.followUps}</h3>
      <ul>
        {view.followUps.map((it) => (
          <li key={it.number}>
            {words.followUpOn(it.number, printing.moment(it.sentAt ?? it.dueAt))}
          </li>
        ))}
      </ul>
    </>
  );
}

function Schedule({ plan }: { plan: HardshipPlan }) {
  const words = useWords(caseWords);
  return (
    <details>
      <summary>{words.schedule}</summary>
      <Instalments plan={plan} />
    </details>
  );
}

/** What binds both sides, with the fingerprint of the very terms that were accepted. */
export function Agreement({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const { agreement } = view;
  if (!agreement) return null;
  const plan = agreement.terms?.plan;
  return (
    <section class="card">
      <h2>{words.agreement}</h2>
      <p>{words.agreedFrom[agreement.from]}</p>
      {agreement.from === 'offer' && <p>{words.agreementSettles}</p>}
      <Remedies remedies={agreement.remedies} />
      {plan && <PlanSummary plan={plan} />}
      {plan && <Schedule plan={plan} />}
      <Facts
        facts={[
          { name: words.agreedAt, value: printing.moment(agreement.agreedAt) },
          { name: words.document, value: agreement.document },
          {
            name: words.fingerprint,
            value: (
              <details>
                <summary>{words.showFingerprint}</summary>
                <span class="hash">{agreement.termsHash}</span>
              </details>
            ),
          },
        ]}
      />
      <FollowUps view={view} />
    </section>
  );
}
