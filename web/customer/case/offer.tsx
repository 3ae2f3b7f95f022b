import type { CustomerCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { PlanSummary } from '../parts/plan.tsx';
import { Remedies } from '../parts/remedies.tsx';
import { caseWords } from '../words/case.ts';

/** The open offer in short; the whole of it has a page of its own. */
export function Offer({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { offer, counter } = view;
  if (offer?.status === 'OFFERED')
    return (
      <section class="card">
        <h2>{words.offer(offer.version)}</h2>
        <Remedies remedies={offer.terms.remedies} />
        {offer.terms.plan && <PlanSummary plan={offer.terms.plan} />}
        <p class="quiet">{words.offerLead}</p>
      </section>
    );
  if (!counter) return null;
  return (
    <section class="card">
      <h2>{words.yourCounter}</h2>
      <p class="said">{counter.terms.words}</p>
    </section>
  );
}
