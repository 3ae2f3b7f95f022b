/** The case as its customer sees it: every field is named here, so that nothing else can leak. */
import type { CustomerCase } from '#contracts/views.ts';
import { theCustomer } from '#domain/actor.ts';
import type { Case, Status } from '#domain/case.ts';
import type { RecordedEvent } from '#domain/events.ts';
import type { Agreement } from '#domain/facts.ts';
import { profileOf } from '#domain/profiles/index.ts';
import { reopenUntil } from '#domain/reopening.ts';
import type { Upload } from '#domain/rows.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import { actsOpenTo } from './acts-open.ts';
import { customerClocks } from './clock-view.ts';
import { isShown, shownData } from './customer-sight.ts';
import { customerEvidence, takesEvidence } from './evidence.ts';
import { nextAct } from './next-act.ts';

type Events = readonly RecordedEvent[];

const policySteps: Partial<Record<Status, number>> = {
  DRAFT: 1,
  RECEIVED: 1,
  COLLECTING: 2,
  ASSESSING: 3,
  INVESTIGATING: 3,
  NEGOTIATING: 4,
  DECIDED: 4,
  IMPLEMENTING: 4,
  FOLLOWING_UP: 5,
  CLOSED: 5,
};

/** Five words for the customer's eye: whether to wait, to act, or to rest. */
function stateOf({ stage }: Case, next: CustomerCase['nextAct']): CustomerCase['state'] {
  switch (stage.status) {
    case 'CLOSED':
      return 'ended';
    case 'IMPLEMENTING':
      return 'carryingOut';
    case 'FOLLOWING_UP':
      return 'followingUp';
    default:
      return next.by === 'customer' ? 'yourTurn' : 'working';
  }
}

const actingSide = ({ by }: RecordedEvent): 'customer' | 'bank' | 'system' =>
  by.kind === 'staff' ? 'bank' : by.kind;

/** The terms that an offer was sent with stand in the event that proposed them; the customer keeps every version. */
function sentTerms(events: Events, sent: RecordedEvent): Record<string, unknown> {
  const version = sent.data['proposalVersion'];
  const proposals = events.flatMap((it) => {
    const { proposal } = it.data as { proposal?: CustomerCase['offer'] };
    return proposal?.version === version ? [proposal] : [];
  });
  const terms = proposals.at(-1)?.terms;
  return terms ? { terms } : {};
}

/** What happened, in order, as far as it concerns the customer. */
export const timelineOf = (events: Events): CustomerCase['timeline'] =>
  events.filter(isShown).map((it) => ({
    seq: it.seq,
    at: it.at,
    by: actingSide(it),
    event: it.name,
    data: { ...shownData(it), ...(it.name === 'OfferSent' ? sentTerms(events, it) : {}) },
  }));

/** An offer is the customer's once it was sent; what is still being thought about is not. */
function offerOf({ stage }: Case): CustomerCase['offer'] {
  const proposal = stage.status === 'NEGOTIATING' ? stage.proposal : null;
  if (!proposal?.offeredAt) return null;
  const { proposedBy: _, approvedBy: __, returnedReason: ___, ...told } = proposal;
  return told;
}

function decisionOf({ decision }: Case): CustomerCase['decision'] {
  return decision && { text: decision.text, decidedAt: decision.decidedAt };
}

/** What was agreed last; it outlives the stage that carried it out, unless talks began again. */
function agreementOf({ stage }: Case, events: Events): Agreement | null {
  if (stage.status === 'IMPLEMENTING' || stage.status === 'FOLLOWING_UP') return stage.agreement;
  if (stage.status !== 'CLOSED') return null;
  const over = events.findLast(
    (it) => 'agreement' in it.data || it.name === 'CannotPerform' || it.name === 'TermsReopened',
  );
  // recorded by the event's own schema
  return (over?.data['agreement'] as Agreement | undefined) ?? null;
}

function closedOf(it: Case, profile: RuleProfile): CustomerCase['closed'] {
  const { stage } = it;
  if (stage.status !== 'CLOSED') return null;
  const { reason, closedAt } = stage;
  return {
    reason,
    at: closedAt,
    reopenUntil: reopenUntil(it, profile),
    keptYears: profile.retentionYears,
  };
}

/** `events` are all of the case's, in order; `uploads` the files that were announced, where those on their way matter. */
export function customerView(
  it: Case,
  events: Events,
  now: string,
  uploads: readonly Upload[] = [],
): CustomerCase {
  const profile = profileOf(it);
  const { stage } = it;
  const next = nextAct(it, profile, now);
  return {
    caseNo: it.caseNo,
    version: it.version,
    state: stateOf(it, next),
    status: stage.status,
    step: policySteps[stage.status] ?? 0,
    nextAct: next,
    openedAt: it.openedAt,
    receivedAt: it.receivedAt,
    intake: it.intake,
    timeline: timelineOf(events),
    clocks: customerClocks(it, profile, now),
    request: stage.status === 'COLLECTING' ? stage.request : null,
    offer: offerOf(it),
    counter: stage.status === 'NEGOTIATING' ? stage.counter : null,
    decision: decisionOf(it),
    contestUntil: stage.status === 'DECIDED' ? stage.contestUntil : null,
    mediation: it.mediation,
    agreement: agreementOf(it, events),
    followUps: stage.status === 'FOLLOWING_UP' ? stage.followUps : [],
    outside: it.outside,
    closed: closedOf(it, profile),
    evidence: customerEvidence(it, uploads, now),
    mayAddEvidence: takesEvidence(it),
    allowed: actsOpenTo(it, theCustomer, profile, now),
  };
}
