import {
  channelLabels,
  closeReasonLabels,
  complexityLabels,
  issueTypeLabels,
  localeLabels,
  productLabels,
  statusLabels,
  taskLabels,
  trackLabels,
} from '#contracts/labels.ts';
import type { StaffCase } from '#contracts/views.ts';
import { Refused } from '../api/client.ts';
import { useCase } from '../api/queries.ts';
import { EvidenceCard } from '../evidence/evidence-card.tsx';
import { Flags } from '../frame/flags.tsx';
import { Link } from '../frame/link.tsx';
import { PageTitle } from '../frame/page-title.tsx';
import { Skeleton } from '../frame/skeleton.tsx';
import { LoadFault } from '../frame/trouble.tsx';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { readsNoStory, useMe } from '../me.ts';
import { hrefs } from '../place.ts';
import { usePrinting, ZoneContext, zoneOf } from '../printing.ts';
import { caseWords } from '../words/case.ts';
import { frameWords } from '../words/frame.ts';
import { Acts } from './acts.tsx';
import { Clocks } from './clocks.tsx';
import { Conversation, Notes } from './conversation.tsx';
import { Consultations, Matter } from './matter.tsx';
import { isMoving } from './moving.ts';
import { Orphans } from './orphans.tsx';
import { AgreementCard, Decisions, Further, Proposals } from './outcome.tsx';
import { Parties, People } from './parties.tsx';
import { RecordOfCase } from './record.tsx';
import { agreementOf, consultationsOf } from './remembered.ts';
import { Facts, Section } from './section.tsx';
import { SubmitDraft } from './submit-draft.tsx';
import { TaskCard } from './task-card.tsx';

export function CasePage({ caseId }: { caseId: string }) {
  const found = useCase(caseId);
  if (found.data)
    return (
      <ZoneContext value={zoneOf(found.data)}>
        <CaseView it={found.data} />
      </ZoneContext>
    );
  if (!found.isError)
    return (
      <div className="page">
        <Skeleton lines={12} />
      </div>
    );
  const { error } = found;
  const isMissing = error instanceof Refused && error.problem.status === 404;
  return (
    <div className="page">
      {isMissing ? <Missing /> : <LoadFault error={error} again={() => void found.refetch()} />}
    </div>
  );
}

function Missing() {
  const words = useWords(caseWords);
  const { backToQueue } = useWords(frameWords);
  return (
    <>
      <PageTitle title={words.notFoundTitle} aside={words.notFoundText} />
      <Link href={hrefs.queue()}>{backToQueue}</Link>
    </>
  );
}

/** One case on one page (P5.2): what is to be done first, then what it is about; clocks, people and acts beside it. */
function CaseView({ it }: { it: StaffCase }) {
  const me = useMe();
  return (
    <div className="page case">
      <Head it={it} />
      <div className="columns case-columns">
        <div className="main-column">
          <OpenSteps it={it} />
          <SubmitDraft it={it} />
          <Orphans it={it} />
          <Matter it={it} />
          <EvidenceCard it={it} />
          <Consultations consultations={consultationsOf(it)} />
          <Proposals it={it} />
          <AgreementCard agreement={agreementOf(it)} />
          <Decisions it={it} />
          <Further it={it} />
          {!readsNoStory(me) && (
            <div className="two-editors">
              <Conversation it={it} />
              <Notes it={it} />
            </div>
          )}
          <RecordOfCase events={it.events} />
        </div>
        <aside className="side-column">
          <Clocks clocks={it.clocks} />
          <Acts it={it} />
          <Parties it={it} />
          <People it={it} />
        </aside>
      </div>
    </div>
  );
}

function Head({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  const label = useLabel();
  const printing = usePrinting();
  const { intake, closed } = it;
  const subject = [
    intake?.product ? label(productLabels, intake.product) : '',
    intake?.issueType ? label(issueTypeLabels, intake.issueType) : '',
  ];
  return (
    <header className="case-head">
      <PageTitle
        title={it.caseNo}
        aside={[...subject.filter(Boolean), printing.zone].join(' · ')}
      />
      <p className="chips">
        <span className="chip strong">{label(statusLabels, it.status)}</span>
        <Flags flags={it.flags} />
      </p>
      <Facts
        items={[
          [words.where, label(taskLabels, it.whereabouts)],
          [words.owner, it.owner ?? words.nobody],
          [words.received, printing.moment(it.receivedAt)],
          [words.complexity, it.complexity && label(complexityLabels, it.complexity)],
          [words.channel, intake?.channel && label(channelLabels, intake.channel)],
          [words.track, intake?.track && label(trackLabels, intake.track)],
          [words.language, intake?.locale && label(localeLabels, intake.locale)],
          [words.profile, <Rules key="rules" profile={it.profile} />],
        ]}
      />
      {it.needsAttention && (
        <p className="note bad">
          <strong>▲ {words.attention}</strong> <code>{it.needsAttention}</code>
        </p>
      )}
      {closed && (
        <p className="note">
          <strong>
            {words.closed(label(closeReasonLabels, closed.reason), printing.moment(closed.at))}
          </strong>
        </p>
      )}
    </header>
  );
}

/** By its name, as lawyers say it; the version under which the case was opened shows on pointing at it. */
function Rules({ profile: { id, version, title } }: Pick<StaffCase, 'profile'>) {
  const { locale } = useLanguage();
  return <span title={`${id} v${version}`}>{title[locale]}</span>;
}

function OpenSteps({ it }: { it: StaffCase }) {
  const words = useWords(caseWords);
  const open = it.tasks
    .filter((task) => task.status === 'open')
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt));
  return (
    <Section title={words.tasks} className="steps">
      {isMoving(it) ? (
        <p className="quiet" role="status">
          {words.moving}
        </p>
      ) : (
        open.length === 0 && <p className="quiet">{words.noTasks}</p>
      )}
      {open.map((task) => (
        <TaskCard key={task.taskId} task={task} it={it} />
      ))}
    </Section>
  );
}
