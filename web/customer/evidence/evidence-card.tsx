import type { CustomerCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { href } from '../router.ts';
import { evidenceWords } from '../words/evidence.ts';
import { OwnFiles } from './own-files.tsx';

/** On the case page: the own files, and the way to hand in another. */
export function EvidenceCard({ view }: { view: CustomerCase }) {
  const words = useWords(evidenceWords);
  if (view.evidence.length === 0 && !view.mayAddEvidence) return null;
  return (
    <section class="card">
      <h2>{words.own}</h2>
      {view.evidence.length === 0 ? <p class="quiet">{words.none}</p> : <OwnFiles />}
      {view.mayAddEvidence && (
        <div class="actions">
          <a class="button second" href={href('evidence')}>
            {words.title}
          </a>
        </div>
      )}
    </section>
  );
}
