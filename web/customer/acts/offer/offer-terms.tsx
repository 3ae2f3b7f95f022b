import { useWords } from '../../language.tsx';
import { Instalments, PlanFacts, PlanSummary } from '../../parts/plan.tsx';
import { Remedies } from '../../parts/remedies.tsx';
import { offerWords } from '../../words/offer.ts';
import type { OpenOffer } from './offered.ts';

/** What one version says: sums first, then the rest. */
export function OfferTerms({ offer }: { offer: OpenOffer }) {
  const words = useWords(offerWords);
  const { remedies, plan, explanation } = offer.terms;
  return (
    <>
      {remedies.length > 0 && (
        <section class="card">
          <h2>{words.weDo}</h2>
          <Remedies remedies={remedies} />
        </section>
      )}
      {plan && (
        <section class="card">
          <h2>{words.plan}</h2>
          <PlanSummary plan={plan} />
          <Instalments plan={plan} />
          <PlanFacts plan={plan} />
        </section>
      )}
      <section>
        <h2>{words.explanation}</h2>
        <p class="pre">{explanation}</p>
      </section>
    </>
  );
}
