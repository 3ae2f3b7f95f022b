/** Every minute: warnings, breaches, and what lapses by its clock (P3.2-3, P4.3). The clocks do not know quiet hours. */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { catchUp } from '#casework/catch-up.ts';
import { callOperator } from '#casework/poison.ts';
import type { Tick } from '#casework/sweep.ts';
import type { Dependencies } from '#ports';
import { dueSweep } from '#runtime/due-sweep.ts';
import { type Swept, scheduleHandler, withLag } from '#runtime/schedule-handler.ts';
import { sending } from '#runtime/sending.ts';

export const watchClocks =
  (needs: CaseworkNeeds & Pick<Dependencies, 'mailer' | 'access'>) =>
  async (tick: Tick): Promise<Swept> => {
    const begun = needs.clock.now();
    const counts = await dueSweep(needs, {
      name: 'WatchClocks',
      kind: 'clock',
      act: catchUp(needs),
      callPerson: callOperator(needs),
    })(tick);
    return withLag(counts, begun);
  };

export const handler = scheduleHandler('WatchClocks', async (tick) => watchClocks(sending())(tick));
