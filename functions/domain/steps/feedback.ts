/** Step 1, feedback (P3.2-1): drafts, submission, registration. */
import { dueOf } from '../clocks.ts';
import type { Context, Decisions } from '../context.ts';
import { refuse } from '../errors.ts';
import { type DomainEvent, event } from '../events.ts';
import type { Intake } from '../intake.ts';

/**
 * First receipt on any channel starts the clocks; it may be earlier than today, never later. Only the bank knows of an earlier
 * one: a customer who files a case files it now.
 */
function firstReceipt({ actor, now }: Context, { receivedAt }: Intake): string {
  const known = actor.kind === 'customer' ? undefined : receivedAt;
  return known !== undefined && known < now ? known : now;
}

/** C24: a complaint that the regulator sent on owes the regulator a reply, on a clock of its own. */
function owedToRegulator(context: Context, intake: Intake, receivedAt: string): DomainEvent[] {
  if (intake.channel !== 'regulatorTransfer') return [];
  const { profile, now } = context;
  const regulator = profile.outsideBodies.find((it) => it.kind === 'regulator');
  const complaint = {
    body: 'regulator' as const,
    bodyName: regulator?.name[intake.locale] ?? 'regulator',
    ...(intake.outsideReference ? { reference: intake.outsideReference } : {}),
    replyDueAt: dueOf('externalReply', receivedAt, profile) ?? now,
    tookOver: false,
    recordedAt: now,
  };
  return [event('OutsideComplaintRecorded', { complaint })];
}

export const feedback: Pick<Decisions, 'SaveDraft' | 'SubmitCase' | 'RegisterCase'> = {
  SaveDraft: (_, data) => [event('DraftSaved', data)],
  SubmitCase: (context, { intake }) => {
    const receivedAt = firstReceipt(context, intake);
    return [
      event('CaseSubmitted', { intake, receivedAt }),
      ...owedToRegulator(context, intake, receivedAt),
      event('RunStarted', { run: 1, startAt: 'RegisterCase' }),
    ];
  },
  RegisterCase: ({ it }, data) =>
    data.owner !== null && it.recused.includes(data.owner)
      ? refuse('ActorRecused', { who: data.owner })
      : [event('CaseRegistered', data)],
};
