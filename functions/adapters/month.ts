import { dateIn } from '#domain/calendar.ts';
import type { Case } from '#domain/case.ts';
import { profileOf } from '#domain/profiles/index.ts';

/** The month a case counts in, `YYYY-MM` in the zone of its own rule profile: reports follow the bank's calendar, not UTC. */
export const monthOf = (it: Pick<Case, 'openedAt' | 'profile'>): string =>
  dateIn(it.openedAt, profileOf(it).zone).slice(0, 7);
