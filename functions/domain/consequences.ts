/**
 * Acts of the bank that need nobody's judgement and nothing but the facts: what was collected is put before the assessor with
 * advice, an approved offer goes out, an approved decision is issued, a remedy that is proved gets its follow-ups. They are carried out with the act that leads to them, in the same
 * commit, so that they cost no state of their own and no crash can come between (ADR 2).
 */
import { theSystem } from './actor.ts';
import type { Command } from './commands.ts';
import type { Context } from './context.ts';
import { decide } from './decide.ts';
import { isRefusal, type Refusal } from './errors.ts';
import type { DomainEvent } from './events.ts';
import { type Whereabouts, whereabouts } from './whereabouts.ts';

/** Where a case never rests, and what takes it on. */
export const consequences = {
  SuggestAssessment: { name: 'SuggestAssessment', data: {} },
  SendOffer: { name: 'SendOffer', data: {} },
  IssueDecision: { name: 'IssueDecision', data: {} },
  ScheduleFollowUps: { name: 'ScheduleFollowUps', data: {} },
} as const satisfies Partial<Record<Whereabouts, Command>>;

const isConsequence = (place: Whereabouts): place is keyof typeof consequences =>
  place in consequences;

/** What the bank does at once where the case now stands; nothing where somebody must act first. */
export function consequencesOf(context: Omit<Context, 'actor'>): DomainEvent[] | Refusal {
  const here = whereabouts(context.it);
  if (!isConsequence(here)) return [];
  const outcome = decide({ ...context, actor: theSystem }, consequences[here]);
  return isRefusal(outcome) ? outcome : outcome.events;
}
