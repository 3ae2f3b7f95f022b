/** Every hour: the figures of this month and the last, for the reports (P4.1–4.3). Counted anew each time, so nothing drifts. */
import { monthsToCount, rollUp } from '#casework/roll-up.ts';
import { nothing, plus, type Tick } from '#casework/sweep.ts';
import type { Dependencies } from '#ports';
import { reading } from '#runtime/dependencies.ts';
import { log } from '#runtime/log.ts';
import { type Swept, scheduleHandler, withoutLag } from '#runtime/schedule-handler.ts';

type Needs = Pick<Dependencies, 'cases' | 'clock' | 'reports' | 'settings'>;

export const rollUpReports =
  (needs: Needs) =>
  async (tick: Tick): Promise<Swept> => {
    let counts = nothing;
    for (const month of monthsToCount(needs)) {
      try {
        await rollUp(needs)(month, tick);
        counts = plus(counts, { ...nothing, done: 1 });
      } catch (fault) {
        log('SWEEP_ITEM_FAILED', { sweep: 'RollUpReports', month }, fault);
        counts = plus(counts, { ...nothing, failed: 1, faults: [fault] });
      }
    }
    return withoutLag(counts);
  };

export const handler = scheduleHandler('RollUpReports', async (tick) =>
  rollUpReports(reading())(tick),
);
