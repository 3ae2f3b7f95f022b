/**
 * When a case wants to be looked at next, and what is then to be done. Only the next instant is stored (in the due index);
 * the index nominates, this function decides from the case itself.
 */
import { endOf, outsideQuietHours } from './calendar.ts';
import type { Case } from './case.ts';
import { clocksOf } from './clocks.ts';
import type { Command } from './commands.ts';
import { isPending } from './facts.ts';
import type { RuleProfile } from './rule-profile.ts';
import { consultationLapsesAt } from './steps/assessment.ts';
import { silentFrom } from './steps/remedy.ts';

/** Which sweep takes it: `SendFollowUps`, `WatchClocks` or `PurgeExpired`. */
export type WakeKind = 'followUp' | 'clock' | 'purge';
export interface Wake {
  readonly at: string;
  readonly kind: WakeKind;
  /** What to do then; a purge is not a command but the end of the record. */
  readonly command?: Command;
}

const clockWake = (at: string, command: Command): Wake => ({ at, kind: 'clock', command });

function consultationWakes(it: Case, profile: RuleProfile): Wake[] {
  if (it.stage.status !== 'INVESTIGATING') return [];
  return it.stage.consultations.flatMap((one) => {
    const { department, dueAt, status } = one;
    if (status === 'asked')
      return clockWake(dueAt, { name: 'EscalateConsultation', data: { department } });
    if (status !== 'escalated') return [];
    return clockWake(consultationLapsesAt(one, profile), {
      name: 'LapseConsultation',
      data: { department },
    });
  });
}

/** When a follow-up goes out: when it is due, by day; one that was missed waits for the morning as well. */
function followUpAt(dueAt: string, profile: RuleProfile, now: string): string {
  const planned = outsideQuietHours(dueAt, profile);
  const allowed = outsideQuietHours(now, profile);
  return planned < now && allowed > now ? allowed : planned;
}

/** After an outage several questions may be overdue at once: nobody is asked again before some days have passed. */
const DAYS_BETWEEN_QUESTIONS = 3;
function spaced(
  dueAt: string,
  followUps: readonly { readonly sentAt?: string | undefined }[],
): string {
  const last = followUps.findLast((one) => one.sentAt)?.sentAt;
  if (!last) return dueAt;
  const earliest = new Date(Date.parse(last) + DAYS_BETWEEN_QUESTIONS * 86_400_000).toISOString();
  return earliest > dueAt ? earliest : dueAt;
}

function followUpWakes(it: Case, profile: RuleProfile, now: string): Wake[] {
  if (it.stage.status !== 'FOLLOWING_UP') return [];
  const next = it.stage.followUps.find((one) => !one.sentAt);
  if (next) {
    const at = followUpAt(spaced(next.dueAt, it.stage.followUps), profile, now);
    return [
      { at, kind: 'followUp', command: { name: 'SendFollowUp', data: { number: next.number } } },
    ];
  }
  const last = it.stage.followUps.at(-1)?.sentAt;
  if (!last || it.stage.silentSince) return [];
  return [
    { at: silentFrom(last, profile), kind: 'followUp', command: { name: 'MarkSilent', data: {} } },
  ];
}

function stageWakes({ stage, mediation, outside }: Case): Wake[] {
  const wakes = mediation
    ? [clockWake(mediation.lapsesAt, { name: 'LapseMediationProposal', data: {} })]
    : [];
  switch (stage.status) {
    case 'COLLECTING':
      return stage.request
        ? [...wakes, clockWake(stage.request.dueAt, { name: 'LapseInformationRequest', data: {} })]
        : wakes;
    case 'NEGOTIATING': {
      const { proposal } = stage;
      if (proposal?.status !== 'OFFERED' || !proposal.expiresAt) return wakes;
      return [
        ...wakes,
        clockWake(proposal.expiresAt, {
          name: 'ExpireOffer',
          data: { proposalVersion: proposal.version },
        }),
      ];
    }
    case 'DECIDED':
      // what is still open keeps the case open: the wake comes back when it is answered
      return mediation || outside.some(isPending)
        ? wakes
        : [clockWake(stage.contestUntil, { name: 'LapseContest', data: {} })];
    case 'MEDIATION':
      if (stage.settlement?.status === 'recorded') return [];
      return [
        clockWake(stage.limitAt, { name: 'RecordMediationFailure', data: { why: 'timedOut' } }),
      ];
    default:
      return wakes;
  }
}

const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * 86_400_000).toISOString();

/**
 * A draft is kept for the profile's days, a closed case for its years and at least until its plan is settled (field.md C22,
 * §5.5), unless a legal hold says otherwise.
 */
function purgeWake({ stage, openedAt, planSettledOn }: Case, profile: RuleProfile): Wake {
  if (stage.status !== 'CLOSED')
    return { at: daysAfter(openedAt, profile.draftDays), kind: 'purge' };
  const yearsOver = daysAfter(stage.closedAt, profile.retentionYears * 366);
  const settled = planSettledOn === null ? '' : endOf(planSettledOn, profile.zone);
  return { at: settled > yearsOver ? settled : yearsOver, kind: 'purge' };
}

const clockWakes = (it: Case, profile: RuleProfile, now: string): Wake[] =>
  clocksOf(it.clocks, profile, now).flatMap(({ clock, startedAt, pendingMarks, owes }) =>
    // what the customer owes lapses by itself above; nobody is warned of it
    owes === 'customer'
      ? []
      : pendingMarks.map(({ mark, at }) =>
          clockWake(at, { name: 'MarkClock', data: { clock, startedAt, mark } }),
        ),
  );

/** Everything that will fall due for this case as it stands, earliest first. */
export function wakesOf(it: Case, profile: RuleProfile, now: string): Wake[] {
  // after the end only a reply that a body outside waits for still has a clock
  const ended = it.stage.status === 'CLOSED' || it.stage.status === 'DRAFT';
  return [
    ...(ended ? [purgeWake(it, profile)] : stageWakes(it)),
    ...consultationWakes(it, profile),
    ...followUpWakes(it, profile, now),
    ...clockWakes(it, profile, now),
  ].sort((a, b) => Number(a.at > b.at) - Number(a.at < b.at));
}

/** How the row of a case says when it is to be looked at next. */
export const nextWake = ([next]: readonly Wake[]): Pick<Wake, 'at' | 'kind'> | null =>
  next ? { at: next.at, kind: next.kind } : null;
