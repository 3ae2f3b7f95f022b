/** Who owes the next act, and by when (experience.md §1.1): told from the facts, never promised beyond a clock that runs. */
import type { CustomerCase } from '#contracts/views.ts';
import { type HumanStep, isHumanStep, steps } from '#contracts/workflow.ts';
import { answerClocks } from '#domain/answer-clock.ts';
import type { Case } from '#domain/case.ts';
import type { ClockName } from '#domain/clock-entries.ts';
import { clocksOf } from '#domain/clocks.ts';
import { stepDue, workerNow } from '#domain/desk.ts';
import { isPending } from '#domain/facts.ts';
import type { RuleProfile } from '#domain/rule-profile.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { isInternal } from './clock-view.ts';

type NextAct = CustomerCase['nextAct'];

const act = (by: NextAct['by'], what: string, dueAt?: string | null): NextAct =>
  dueAt ? { by, what, dueAt } : { by, what };

/** The end of a running clock of that name, else of the answer that the bank owes; internal clocks are no promise. */
function clockEnd(
  clock: ClockName | undefined,
  it: Case,
  profile: RuleProfile,
  now: string,
): string | undefined {
  const running = clocksOf(it.clocks, profile, now).filter((one) => !one.stoppedAt);
  const own = clock && !isInternal(clock) && running.findLast((one) => one.clock === clock);
  return (own || running.findLast((one) => answerClocks.includes(one.clock)))?.dueAt;
}

/** After a follow-up was sent the customer may answer it; between them, and after silence, the bank asks again. */
function followingUp({ stage }: Case, what: string): NextAct {
  if (stage.status !== 'FOLLOWING_UP' || stage.silentSince) return act('bank', what);
  const next = stage.followUps.find((one) => !one.sentAt);
  const asked = stage.followUps.some((one) => one.sentAt);
  return act(asked ? 'customer' : 'bank', what, next?.dueAt);
}

function external({ stage, outside }: Case, what: string): NextAct {
  const body = stage.status === 'EXTERNAL' ? stage.body : null;
  const owed = outside.find((one) => isPending(one) && one.bodyName === body?.bodyName);
  return owed ? act('bank', what, owed.replyDueAt) : act('outside', what);
}

function ordinary(it: Case, profile: RuleProfile, now: string, name: string): NextAct {
  const step: HumanStep | null = isHumanStep(name) ? steps[name] : null;
  const by = step && workerNow(step.workers, it, profile) === 'customer' ? 'customer' : 'bank';
  return act(by, name, clockEnd(step?.clock, it, profile, now));
}

/** `what` is a step of the workflow, `ConsultDepartments`, or `ApproveSettlement`. `dueAt` is left out where nothing limits the time. */
export function nextAct(it: Case, profile: RuleProfile, now: string): NextAct {
  const { stage, mediation } = it;
  const what = whereabouts(it);
  switch (stage.status) {
    case 'CLOSED':
      return act('nobody', what);
    case 'FOLLOWING_UP':
      return followingUp(it, what);
    case 'MEDIATION':
      // nothing else limits the bank while a settlement lies with it: its own figure is told
      return stage.settlement?.status === 'recorded'
        ? act('bank', 'ApproveSettlement', stepDue('mediation', it, profile, now))
        : act('outside', what, stage.limitAt);
    case 'IMPLEMENTING':
      return act('bank', what, stepDue(undefined, it, profile, now));
    case 'EXTERNAL':
      return external(it, what);
    case 'DECIDED':
      if (!mediation) return act('customer', what, stage.contestUntil);
      break;
    default:
  }
  if (mediation)
    return act(mediation.proposedBy === 'bank' ? 'customer' : 'bank', what, mediation.lapsesAt);
  return what === 'ConsultDepartments'
    ? act('bank', what, clockEnd(undefined, it, profile, now))
    : ordinary(it, profile, now, what);
}
