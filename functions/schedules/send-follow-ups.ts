/** Every minute: asks customers whether it is solved, and notes their silence (P3.2-5); never in the profile's quiet hours. */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { catchUp } from '#casework/catch-up.ts';
import { callOperator } from '#casework/poison.ts';
import type { Tick } from '#casework/sweep.ts';
import type { Dependencies } from '#ports';
import { dueSweep } from '#runtime/due-sweep.ts';
import { type Swept, scheduleHandler, withLag } from '#runtime/schedule-handler.ts';
import { sending } from '#runtime/sending.ts';

export const sendFollowUps =
  (needs: CaseworkNeeds & Pick<Dependencies, 'mailer' | 'access'>) =>
  async (tick: Tick): Promise<Swept> => {
    const begun = needs.clock.now();
    const counts = await dueSweep(needs, {
      name: 'SendFollowUps',
      kind: 'followUp',
      act: catchUp(needs),
      callPerson: callOperator(needs),
    })(tick);
    return withLag(counts, begun);
  };

export const handler = scheduleHandler('SendFollowUps', async (tick) =>
  sendFollowUps(sending())(tick),
);
