import { outsideBodyLabels } from '#contracts/labels.ts';
import type { StaffCase } from '#contracts/views.ts';
import type { Agreement } from '#domain/facts.ts';
import { useLabel, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { outcomeWords } from '../words/outcome.ts';
import { CurrentVersion, DecisionTextView, SettlementView, VersionHead } from './proposed.tsx';
import { Facts, Section } from './section.tsx';
import { TermsView, useRemedyText } from './terms-view.tsx';
import { versionsOf } from './versions.ts';

/** What was offered: the present version against the one before, what the customer wants instead, and older versions. */
export function Proposals({ it }: { it: StaffCase }) {
  const words = useWords(outcomeWords);
  const printing = usePrinting();
  const { counter, proposal } = it;
  const older = versionsOf(it).filter((one) => one.version !== proposal?.version);
  if (!proposal && older.length === 0) return null;
  return (
    <Section title={words.proposals}>
      <CurrentVersion it={it} />
      {counter && (
        <div className="note moved">
          <p>
            <strong>{words.counter(counter.inReplyTo)}</strong>
          </p>
          <p className="pre">{counter.terms.words}</p>
          <Facts
            items={[
              [
                words.counterAmount,
                counter.terms.amount ? printing.money(counter.terms.amount) : null,
              ],
              [words.counterCount, counter.terms.instalments],
              [
                words.counterMonthly,
                counter.terms.monthly ? printing.money(counter.terms.monthly) : null,
              ],
            ]}
          />
        </div>
      )}
      {older.length > 0 && (
        <details>
          <summary>{words.olderVersions}</summary>
          {older.toReversed().map((one) => (
            <div className="part" key={one.version}>
              <VersionHead proposal={one} />
              <TermsView terms={one.terms} />
            </div>
          ))}
        </details>
      )}
    </Section>
  );
}

export function Decisions({ it }: { it: StaffCase }) {
  const words = useWords(outcomeWords);
  const printing = usePrinting();
  const { decision, decisionDraft } = it;
  if (!decision && !decisionDraft) return null;
  return (
    <Section title={words.decision}>
      {decisionDraft && (
        <div className="part">
          <p className="version">
            <strong>{words.decisionDraft}</strong>{' '}
            <span className="chip">{words.draftStatus[decisionDraft.status]}</span>{' '}
            <span className="quiet">{words.draftedBy(decisionDraft.draftedBy)}</span>
          </p>
          {decisionDraft.returnedReason && (
            <p className="note care">
              <strong>{words.returned}</strong> {decisionDraft.returnedReason}
            </p>
          )}
          <DecisionTextView text={decisionDraft.text} />
        </div>
      )}
      {decision && (
        <>
          <p className="quiet">
            {printing.moment(decision.decidedAt)} · {words.draftedBy(decision.decidedBy)} ·{' '}
            {words.approvedBy(decision.approvedBy)}
            {it.contestUntil && ` · ${words.contestUntil} ${printing.deadline(it.contestUntil)}`}
          </p>
          <DecisionTextView text={decision.text} />
        </>
      )}
    </Section>
  );
}

export function AgreementCard({ agreement }: { agreement: Agreement | null }) {
  const words = useWords(outcomeWords);
  const printing = usePrinting();
  const remedyText = useRemedyText();
  if (!agreement) return null;
  // a plan is shown with all of its terms, the remedies among them
  const hasPlan = agreement.terms?.plan !== undefined;
  const from = {
    offer: words.fromOffer,
    decision: words.fromDecision,
    mediation: words.fromMediation,
    external: words.fromExternal,
  };
  return (
    <Section title={words.agreement}>
      <Facts
        items={[
          [words.from, from[agreement.from]],
          [words.agreedAt, printing.moment(agreement.agreedAt)],
          [words.remedies, hasPlan ? null : agreement.remedies.map(remedyText).join('\n')],
          [words.termsHash, <code key="hash">{agreement.termsHash}</code>],
        ]}
      />
      {hasPlan && agreement.terms && <TermsView terms={agreement.terms} />}
    </Section>
  );
}

/** Mediation, bodies outside and follow-ups: small facts that only some cases have. */
export function Further({ it }: { it: StaffCase }) {
  const words = useWords(outcomeWords);
  const label = useLabel();
  const printing = usePrinting();
  const { mediation, settlement, outside, followUps } = it;
  return (
    <>
      {mediation && (
        <Section title={words.mediation}>
          <p>
            {mediation.bodyName} · {words.mediationBy[mediation.proposedBy]} ·{' '}
            {words.until(printing.deadline(mediation.lapsesAt))}
          </p>
        </Section>
      )}
      {settlement && (
        <Section title={words.mediation}>
          <SettlementView settlement={settlement} />
        </Section>
      )}
      {outside.length > 0 && (
        <Section title={words.outside}>
          <ul className="plain">
            {outside.map((one) => (
              <li key={`${one.bodyName}-${one.recordedAt}`}>
                <strong>{one.bodyName}</strong> {label(outsideBodyLabels, one.body)}{' '}
                {one.reference && <span className="quiet">{one.reference} </span>}
                <span className={one.repliedAt ? 'chip good' : 'chip care long'}>
                  {one.repliedAt
                    ? words.replied
                    : words.replyDue(printing.deadline(one.replyDueAt))}
                </span>{' '}
                {one.tookOver && <span className="chip">{words.tookOver}</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {followUps.length > 0 && (
        <Section title={words.followUps}>
          <ul className="plain">
            {followUps.map((one) => (
              <li key={one.number}>
                {words.followUpNo(one.number)} · {printing.deadline(one.dueAt)} ·{' '}
                {one.sentAt ? words.sent : words.planned}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
