/**
 * Every night: an execution without its case, a case without its execution, two of them, or one that waits elsewhere than the
 * facts. Invoked by hand with `{"after":"restore"}` it begins a new run of every open case (docs/runbook.md).
 */
import { type ReconcileNeeds, reconcile, renewRuns } from '#casework/reconcile.ts';
import { nothing } from '#casework/sweep.ts';
import { inspecting } from '#runtime/inspecting.ts';
import { log } from '#runtime/log.ts';
import { type Swept, scheduleHandler, withoutLag } from '#runtime/schedule-handler.ts';

const isAfterRestore = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'after' in event && event.after === 'restore';

export const reconcileExecutions =
  (needs: ReconcileNeeds) =>
  async (event: unknown): Promise<Swept> => {
    const renewed = isAfterRestore(event) ? await renewRuns(needs)() : 0;
    const repaired = await reconcile(needs, (kind, caseId) =>
      log('RUN_REPAIRED', { kind, caseId }),
    )();
    return withoutLag({ ...nothing, done: renewed + repaired });
  };

export const handler = scheduleHandler('ReconcileExecutions', async (_, event) =>
  reconcileExecutions(inspecting())(event),
);
