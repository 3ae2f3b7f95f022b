import type { CustomerCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';

export function Mediation({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const { mediation } = view;
  if (!mediation) return null;
  const isOurs = mediation.proposedBy === 'bank';
  return (
    <section class="card">
      <h2>{words.mediation}</h2>
      <p>
        {isOurs
          ? words.mediationByBank(mediation.bodyName)
          : words.mediationByYou(mediation.bodyName)}
      </p>
      {isOurs && <p>{words.mediationUntil(printing.deadline(mediation.lapsesAt))}</p>}
    </section>
  );
}
