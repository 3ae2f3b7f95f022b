/** Which time limits belong to which of the policy's five steps (P3.2), and to what follows when the customer is not satisfied. */
import type { ClockName } from '#domain/clock-entries.ts';
import type { Process } from '../doors.ts';

export const stepNames = [
  'feedback',
  'collection',
  'assessment',
  'negotiation',
  'followUp',
] as const;
export type PolicyStep = (typeof stepNames)[number];

const clocksOfStep: Readonly<Record<PolicyStep | 'dissatisfied', readonly ClockName[]>> = {
  feedback: ['ack', 'firstContact'],
  collection: ['infoRequest'],
  assessment: ['consultation'],
  negotiation: ['decision', 'offer'],
  followUp: [],
  dissatisfied: ['contest', 'reReview', 'reCheck', 'mediation'],
};

export type Limit = Process['clocks'][number];

/** The limits of a step, as far as the profile in force has them. */
export const limitsOf = ({ clocks }: Process, step: PolicyStep | 'dissatisfied'): Limit[] =>
  clocksOfStep[step].flatMap((name) => clocks.find((it) => it.clock === name) ?? []);
