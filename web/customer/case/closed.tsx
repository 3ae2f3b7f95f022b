import { closeReasonLabels } from '#contracts/labels.ts';
import type { CustomerCase } from '#contracts/views.ts';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { Bodies } from '../parts/bodies.tsx';
import { useProcess } from '../process.tsx';
import { href } from '../router.ts';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';

type Ending = NonNullable<CustomerCase['closed']>;

const reasons: Readonly<Record<string, { readonly [locale: string]: string }>> = closeReasonLabels;

/** Complaining outside is open to everybody at any time (P3.3-3); the file keeps the whole of it. */
function StillOpen({ closed }: { closed: Ending }) {
  const words = useWords(caseWords);
  const { process } = useProcess();
  return (
    <>
      {process.kind === 'here' && (
        <>
          <p>{words.mayStillComplain}</p>
          <Bodies bodies={process.value.outsideBodies} />
        </>
      )}
      <p>{words.fileKept(closed.keptYears)}</p>
      <div class="actions">
        <a class="button second" href={href('file')}>
          {words.file}
        </a>
      </div>
    </>
  );
}

/** The closing statement: what a closing letter says, since who ends a case here may get none (rule profile, `letters`). */
export function Closed({ closed }: { closed: Ending }) {
  const { locale } = useLanguage();
  const words = useWords(caseWords);
  const { view, zone } = useCase();
  const printing = usePrinting(zone);
  const reason = reasons[closed.reason]?.[locale] ?? closed.reason;
  return (
    <section class="card first">
      <h2>{words.closed}</h2>
      <p>{words.closedAs(reason, printing.moment(closed.at))}</p>
      {closed.reopenUntil !== null && view.allowed.includes('ReopenCase') && (
        <p>
          {words.reopenBy(printing.deadline(closed.reopenUntil))}{' '}
          <a href={href('act', 'reopen')}>{words.reopen}</a>
        </p>
      )}
      <StillOpen closed={closed} />
    </section>
  );
}
