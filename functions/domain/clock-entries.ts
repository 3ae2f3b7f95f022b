/** What a case remembers about its clocks: facts only. Due instants are computed (`clocks.ts`), never stored. */
import * as z from 'zod/mini';
import { later } from './on-demand.ts';
import { instant, line, text } from './vocabulary.ts';

export const clockNames = [
  'ack',
  'firstContact',
  'decision',
  'infoRequest',
  'consultation',
  'approval',
  'offer',
  'contest',
  'reReview',
  'reCheck',
  'mediation',
  'externalReply',
  'judicialConfirmation',
] as const;
export type ClockName = (typeof clockNames)[number];

export const clockEntry = later(() =>
  z.strictObject({
    clock: z.enum(clockNames),
    startedAt: instant,
    /** An end set from outside the profile: a body's own date, an offer cut short. Exclusive, as every end. */
    until: z.optional(instant),
    /** Steps of the profile that apply beyond the first, each with its reason (extensions). */
    extensions: z.array(z.strictObject({ step: z.int(), reason: text(2000), at: instant })),
    /** Intervals in which the clock stands still, e.g. mediation (C18); open while `to` is absent. */
    pauses: z.array(z.strictObject({ ground: line(80), from: instant, to: z.optional(instant) })),
    /** Met, or no longer needed. */
    stoppedAt: z.optional(instant),
    /** Marks already acted on, so that each warning is given once. */
    marks: z.array(line(40)),
  }),
);
export type ClockEntry = z.infer<typeof clockEntry>;
