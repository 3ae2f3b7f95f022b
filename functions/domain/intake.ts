/** What arrives when a case is opened (P3.2-1), the same for every channel. */
import * as z from 'zod/mini';
import { later } from './on-demand.ts';
import { complainant, representative } from './party.ts';
import {
  type Channel,
  channels,
  instant,
  issueTypes,
  line,
  locales,
  products,
  text,
  tracks,
} from './vocabulary.ts';

const intakeFields = {
  channel: z.enum(channels),
  track: z.enum(tracks),
  product: z.enum(products),
  issueType: z.enum(issueTypes),
  locale: z.enum(locales),
  complainant,
  representative: z.optional(representative),
  /** CFPB's two questions: what happened, and what would put it right. */
  whatHappened: text(8000),
  wish: text(4000),
  /** PIPL 29: a separate consent before proofs of illness and the like are used. */
  sensitiveDataConsent: z.optional(z.boolean()),
  /** The reference of the body that sent the case (C24), or of the recording of a call (C2). */
  outsideReference: z.optional(line(120)),
  /** First receipt on any channel, when earlier than its registration (field.md §5.4 no. 2). */
  receivedAt: z.optional(instant),
};

export const intake = later(() => z.strictObject(intakeFields));
export type Intake = z.infer<typeof intake>;

/** A draft may lack anything but its channel and language; purged after 30 days. */
export const draftIntake = later(() =>
  z.extend(z.partial(z.strictObject(intakeFields)), {
    channel: intakeFields.channel,
    locale: intakeFields.locale,
  }),
);
export type DraftIntake = z.infer<typeof draftIntake>;

/** What staff type in for somebody else; the website is the customer's own door. */
const byStaff = {
  channel: z.enum(['app', 'hotline', 'letter', 'regulatorTransfer'] satisfies Channel[]),
};
export const staffIntake = later(() => z.extend(intake, byStaff));
export type StaffIntake = z.infer<typeof staffIntake>;
export const staffDraft = later(() => z.extend(draftIntake, byStaff));

/**
 * What customers file themselves: nobody can pretend to have called. When and under which reference something arrived is for
 * staff to say, who have it before them.
 */
export const ownIntake = later(() =>
  z.extend(z.omit(intake, { receivedAt: true, outsideReference: true }), {
    channel: z.enum(['website', 'app'] satisfies Channel[]),
  }),
);
