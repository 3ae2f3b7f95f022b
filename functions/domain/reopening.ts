/** Until when a closed case may be reopened by its customer (field.md §5.4 no. 34): told in the letter and on the page, judged by the guard. */
import type { Case } from './case.ts';
import type { RuleProfile } from './rule-profile.ts';

const DAY = 86_400_000;

/** The last moment, inclusive; null for a case that is open or goes on under another number. */
export const reopenUntil = (
  { stage }: Pick<Case, 'stage'>,
  { reopenWithinDays }: RuleProfile,
): string | null =>
  stage.status === 'CLOSED' && stage.reason !== 'merged'
    ? new Date(Date.parse(stage.closedAt) + reopenWithinDays * DAY).toISOString()
    : null;
