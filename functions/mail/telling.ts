/** What a template may look at, and how it speaks: one letter to one reader in one language. */
import { deadlineText, type Reader } from '#contracts/format.ts';
import type { Case } from '#domain/case.ts';
import type { ClockName } from '#domain/clock-entries.ts';
import { type Clock, clockOf, type Explanation, explain } from '#domain/clocks.ts';
import type { EventData, EventName, RecordedEvent } from '#domain/events.ts';
import type { Intake } from '#domain/intake.ts';
import type { Bilingual, RuleProfile } from '#domain/rule-profile.ts';
import { type Block, type Content, paragraph } from './content.ts';

export interface AccessCode {
  readonly code: string;
  /** How long it works. */
  readonly minutes: number;
}

export interface Telling {
  readonly it: Case;
  readonly intake: Intake;
  /** The event that owes the letter; null for a letter that no event owes. */
  readonly event: RecordedEvent | null;
  /** Earlier events of the case, as far as the caller has them. */
  readonly history: readonly RecordedEvent[];
  readonly profile: RuleProfile;
  readonly reader: Reader;
  readonly now: string;
  readonly link: string;
  readonly code: AccessCode | null;
  /** The wording in the reader's language. */
  readonly say: (zh: string, en: string) => string;
}
export type Compose = (telling: Telling) => Content;

export const inWords = ({ reader }: Pick<Telling, 'reader'>, label: Bilingual): string =>
  label[reader.locale];

/** Until when, for "{…} 前" and "by {…}". */
export const until = ({ now, reader }: Telling, instant: string): string =>
  deadlineText(instant, now, reader);

/** The data of an event of that name. It was parsed by its schema when it was recorded, hence the cast. */
export function dataOf<N extends EventName>(event: RecordedEvent | null, name: N): EventData<N> {
  if (event?.name !== name)
    throw new TypeError(`Expected ${name}, got ${event?.name ?? 'no event'}`);
  return event.data as EventData<N>;
}

/** The data of the last event of that name in the history, if the caller has it. */
export function lastOf<N extends EventName>(
  { history }: Telling,
  name: N,
): EventData<N> | undefined {
  const found = history.findLast((event) => event.name === name);
  return found && dataOf(found, name);
}

/** The last clock of these names that has not stopped, with its arithmetic. */
export function openClock(
  { it, profile, now }: Telling,
  ...names: readonly ClockName[]
): (Clock & { readonly explanation: Explanation }) | null {
  const entry = it.clocks.findLast((one) => names.includes(one.clock) && !one.stoppedAt);
  const clock = entry && clockOf(entry, profile, now);
  const explanation = entry && explain(entry, profile, now);
  return clock && explanation ? { ...clock, explanation } : null;
}

export const action = ({ link }: Telling, label: string): Block => ({
  kind: 'action',
  label,
  href: link,
});

/** A letter may go out hours after its event, when the case has already gone on: then it must not invite to a past act. */
export const movedOn = ({ say }: Telling): Block =>
  paragraph(
    say(
      '此后本案又有新进展，请以案件页面为准。',
      'The case has moved on since. Your case page shows where it stands.',
    ),
  );
