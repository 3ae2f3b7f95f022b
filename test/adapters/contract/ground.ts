import type { AccessStore, CaseStore, ReportStore, StaffDirectory } from '#ports';
import type { MovableClock } from '../../support/memory-outside.ts';

/** What an implementation brings to the contract: empty stores that share one table. */
export interface Ground {
  readonly cases: CaseStore;
  readonly staff: StaffDirectory;
  readonly access: AccessStore;
  readonly reports: ReportStore;
  readonly clock: MovableClock;
}
export type OpenGround = () => Promise<Ground>;

export const NOW = '2026-03-02T01:00:00.000Z';

/** `minutes` after the start of every story here. */
export const at = (minutes: number): string =>
  new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

export const eightTimes = <T>(work: (n: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 8 }, (_, n) => work(n)));
