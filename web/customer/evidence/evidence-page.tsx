import { useWords } from '../language.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { href } from '../router.ts';
import { commonWords } from '../words/common.ts';
import { evidenceWords } from '../words/evidence.ts';
import { HandIn } from './hand-in.tsx';

/** Handing in proofs: told why they help and that nobody must; never more than the bank needs (C8). */
export function EvidencePage() {
  const words = useWords(evidenceWords);
  const common = useWords(commonWords);
  return (
    <div class="sheet">
      <PageTitle>{words.title}</PageTitle>
      <p>{words.lead}</p>
      <p class="quiet">{words.noNeed}</p>
      <HandIn />
      <p class="after">
        <a href={href('case')}>{common.backToCase}</a>
      </p>
    </div>
  );
}
