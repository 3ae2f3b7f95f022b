import { zoneName } from '#contracts/format.ts';
import { EvidenceCard } from '../evidence/evidence-card.tsx';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { caseWords } from '../words/case.ts';
import { Agreement } from './agreement.tsx';
import { CaseHead } from './case-head.tsx';
import { Clocks } from './clocks.tsx';
import { Decision } from './decision.tsx';
import { FlashNotice } from './flash-notice.tsx';
import { Mediation } from './mediation.tsx';
import { Messages } from './messages.tsx';
import { MoreActs } from './more-acts.tsx';
import { useCase } from './my-case.ts';
import { NextAct } from './next-act.tsx';
import { Offer } from './offer.tsx';
import { Outside } from './outside.tsx';
import { Progress } from './progress.tsx';
import { Timeline } from './timeline.tsx';
import { Told } from './told.tsx';

/** The whole case on one page: whose turn it is and until when comes first, the past last. */
export function CasePage() {
  const words = useWords(caseWords);
  const { view, zone } = useCase();
  const { reader } = usePrinting(zone);
  return (
    <>
      <CaseHead>
        <PageTitle>{words.title(view.caseNo)}</PageTitle>
      </CaseHead>
      <FlashNotice />
      <Progress view={view} />
      <div class="case">
        <div>
          <NextAct view={view} />
          <Offer view={view} />
          <Mediation view={view} />
          <Decision view={view} />
          <Agreement view={view} />
          <EvidenceCard view={view} />
          <Messages view={view} />
          <Timeline view={view} />
        </div>
        <div>
          <Clocks view={view} />
          <Outside view={view} />
          <Told view={view} />
          <MoreActs view={view} />
          <p class="quiet">{words.zone(zoneName(reader))}</p>
        </div>
      </div>
    </>
  );
}
