/** Third-party mediation (P3.3-2, field.md §5.4 nos. 23–24): an agreement binds, a failure returns to where it came from. */
import type { Stage } from '../case.ts';
import { inStage } from '../case.ts';
import { dueOf } from '../clocks.ts';
import type { Context, Decisions } from '../context.ts';
import { needsApproval } from '../delegation.ts';
import { refuse } from '../errors.ts';
import { type DomainEvent, event } from '../events.ts';
import type { Settlement } from '../facts.ts';
import { settlementOf } from '../guards.ts';

const origin = ({ stage }: Context['it']): Stage['status'] =>
  stage.status === 'MEDIATION' ? stage.cameFrom.status : stage.status;

/**
 * Until when a decision may be contested again. A mediation that failed opens a full window, since the customer must not lose
 * time by mediating (C18). An invitation that came to nothing leaves the window as it was, unless it ended in the meantime.
 */
function windowAfter({ it, now, profile }: Context): string {
  const { stage } = it;
  if (stage.status === 'DECIDED' && now < stage.contestUntil) return stage.contestUntil;
  return dueOf('contest', now, profile) ?? now;
}

/** Mediation (or its invitation) is over without result: back to where the case was. */
export function backFromMediation(context: Context, why: string): DomainEvent {
  switch (origin(context.it)) {
    case 'DECIDED':
      return event('ReturnedToDecision', {
        why,
        contestUntil: windowAfter(context),
      });
    case 'RE_REVIEW':
      return event('ReturnedToReReview', { why });
    case 'RE_CHECK':
      return event('ReturnedToReCheck', { why });
    default:
      return event('ReturnedToNegotiation', { why });
  }
}

/** From now on it binds both sides. */
function agreed({ now, termsHash }: Context, { document, remedies }: Settlement['text']) {
  if (!termsHash) return refuse('NothingToDo');
  const agreement = { from: 'mediation' as const, remedies, document, agreedAt: now, termsHash };
  return [event('MediationAgreed', { agreement })];
}

export const mediation: Pick<
  Decisions,
  'RecordMediationAgreement' | 'ApproveSettlement' | 'ReturnSettlement' | 'RecordMediationFailure'
> = {
  // before a mediator nobody may promise more alone than in an offer
  RecordMediationAgreement: (context, text) => {
    if (!needsApproval(text, context.profile)) return agreed(context, text);
    const settlement = { text, recordedBy: context.actor.id, status: 'recorded' as const };
    return [event('SettlementRecorded', { settlement })];
  },
  ApproveSettlement: (context) => {
    const settlement = settlementOf(context.it);
    return settlement ? agreed(context, settlement.text) : refuse('NothingToDo');
  },
  ReturnSettlement: (_, data) => [event('SettlementReturned', data)],
  RecordMediationFailure: (context, { why, note }) => {
    const { limitAt } = inStage(context.it, 'MEDIATION');
    if (context.actor.kind === 'system' && context.now < limitAt) return refuse('NothingToDo');
    return [backFromMediation(context, note ?? why)];
  },
};
