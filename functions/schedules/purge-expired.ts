/**
 * Every night: erases drafts that were never submitted and closed cases whose retention is over. The only function that may
 * delete. Sessions, codes and remembered answers expire in the table by themselves.
 */
import { purge } from '#casework/purge.ts';
import type { Tick } from '#casework/sweep.ts';
import type { Dependencies } from '#ports';
import { reading } from '#runtime/dependencies.ts';
import { dueSweep } from '#runtime/due-sweep.ts';
import { evidenceVault } from '#runtime/evidence-vault.ts';
import { type Swept, scheduleHandler, withoutLag } from '#runtime/schedule-handler.ts';

/** An ended case gets no task: the alarm of `SWEEP_ITEM_SET_ASIDE` calls the operator. */
const nobody = async (): Promise<void> => {};

export const purgeExpired =
  (needs: Pick<Dependencies, 'cases' | 'clock' | 'vault'>) =>
  async (tick: Tick): Promise<Swept> =>
    withoutLag(
      await dueSweep(needs, {
        name: 'PurgeExpired',
        kind: 'purge',
        act: purge(needs),
        callPerson: nobody,
      })(tick),
    );

export const handler = scheduleHandler('PurgeExpired', async (tick) =>
  purgeExpired({ ...reading(), vault: evidenceVault() })(tick),
);
