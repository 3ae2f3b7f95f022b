import { useWords } from '../language.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { LoadFailed, Loading } from '../parts/waiting.tsx';
import { useProcess } from '../process.tsx';
import { href } from '../router.ts';
import { commonWords } from '../words/common.ts';
import { startWords } from '../words/start.ts';
import { HowItGoes } from './how-it-goes.tsx';

function Doors() {
  const common = useWords(commonWords);
  const words = useWords(startWords);
  return (
    <ul class="doors">
      <li>
        <a class="button" href={href('open')}>
          {common.open}
        </a>
        <span class="quiet">{words.openHint}</span>
      </li>
      <li>
        <a class="button second" href={href('case')}>
          {common.myCase}
        </a>
        <span class="quiet">{words.caseHint}</span>
      </li>
    </ul>
  );
}

/** What will happen, in the policy's five steps, with the limits and outside bodies of the profile in force (P3.1-2, C3). */
export function StartPage() {
  const words = useWords(startWords);
  const { process, again } = useProcess();
  return (
    <>
      <section class="hero">
        <PageTitle>{words.title}</PageTitle>
        <p class="lead">{words.lead}</p>
        <Doors />
      </section>
      {process.kind === 'loading' && <Loading />}
      {process.kind === 'failed' && <LoadFailed silent={process.silent} again={again} />}
      {process.kind === 'here' && <HowItGoes process={process.value} />}
    </>
  );
}
