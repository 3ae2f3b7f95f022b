import { outcomeLabels, proposalStatusLabels } from '#contracts/labels.ts';
import type { AnswerName } from '#contracts/staff-answers.ts';
import type { StaffCase } from '#contracts/views.ts';
import type { DecisionText, Proposal, Settlement } from '#domain/facts.ts';
import { useLabel, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { outcomeWords } from '../words/outcome.ts';
import { DiffView } from './diff-view.tsx';
import { Facts } from './section.tsx';
import { TermsView, useRemedyText } from './terms-view.tsx';
import { versionsOf } from './versions.ts';
import { whyReturned } from './why-returned.ts';

/** What lies before somebody who judges: the present version with its differences, or the text of a decision. */
export function Proposed({ it }: { it: StaffCase }) {
  return (
    <div className="part judged">
      <WhatIsJudged it={it} />
    </div>
  );
}

function WhatIsJudged({ it }: { it: StaffCase }) {
  if (it.settlement) return <SettlementView settlement={it.settlement} />;
  return it.decisionDraft ? (
    <DecisionTextView text={it.decisionDraft.text} />
  ) : (
    <CurrentVersion it={it} />
  );
}

/** Why the last attempt at what this command does came back, shown where it is done anew. */
export function CameBack({ it, command }: { it: StaffCase; command: AnswerName }) {
  const words = useWords(outcomeWords);
  const reason = whyReturned(it, command);
  return reason ? (
    <p className="note care">
      <strong>{words.returned}</strong> {reason}
    </p>
  ) : null;
}

/** What the parties agreed before a mediator, and what became of it at the bank. */
export function SettlementView({ settlement }: { settlement: Settlement }) {
  const words = useWords(outcomeWords);
  const remedyText = useRemedyText();
  const { text, recordedBy, status, returnedReason } = settlement;
  return (
    <>
      <p className="version">
        <strong>{words.settlement}</strong>{' '}
        <span className="chip">
          {words.draftStatus[status === 'returned' ? 'returned' : 'drafted']}
        </span>{' '}
        <span className="quiet">{words.recordedBy(recordedBy)}</span>
      </p>
      {returnedReason && (
        <p className="note care">
          <strong>{words.returned}</strong> {returnedReason}
        </p>
      )}
      <Facts
        items={[
          [words.document, text.document],
          [words.remedies, text.remedies.map(remedyText).join('\n')],
        ]}
      />
    </>
  );
}

export function CurrentVersion({ it }: { it: StaffCase }) {
  const { proposal } = it;
  if (!proposal) return null;
  const before = versionsOf(it).findLast((one) => one.version < proposal.version);
  return (
    <>
      <VersionHead proposal={proposal} />
      {before && <DiffView before={before.terms} after={proposal.terms} since={before.version} />}
      <TermsView terms={proposal.terms} />
    </>
  );
}

export function VersionHead({ proposal }: { proposal: Proposal }) {
  const words = useWords(outcomeWords);
  const label = useLabel();
  const printing = usePrinting();
  const facts = [
    words.by(proposal.proposedBy),
    proposal.approvedBy ? words.approvedBy(proposal.approvedBy) : '',
    proposal.expiresAt ? words.openUntil(printing.deadline(proposal.expiresAt)) : '',
  ];
  return (
    <>
      <p className="version">
        <strong>{words.version(proposal.version)}</strong>{' '}
        <span className="chip">{label(proposalStatusLabels, proposal.status)}</span>{' '}
        <span className="quiet">{facts.filter(Boolean).join(' · ')}</span>
      </p>
      {proposal.returnedReason && (
        <p className="note care">
          <strong>{words.returned}</strong> {proposal.returnedReason}
        </p>
      )}
    </>
  );
}

export function DecisionTextView({ text }: { text: DecisionText }) {
  const words = useWords(outcomeWords);
  const label = useLabel();
  const remedyText = useRemedyText();
  return (
    <Facts
      items={[
        [words.outcome, label(outcomeLabels, text.outcome)],
        [words.verifiedFacts, text.verifiedFacts],
        [words.basis, text.basis],
        [words.reasons, text.reasons],
        [words.remedies, text.remedies.map(remedyText).join('\n')],
      ]}
    />
  );
}
