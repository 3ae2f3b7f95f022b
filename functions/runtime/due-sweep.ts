/** A sweep over cases that are due for one kind of wake: acts on each, logs what failed, sets aside what fails for good. */
import { afterFailure, type CallPerson } from '#casework/poison.ts';
import { type Attempt, type Counts, sweepShards, sweepSource, type Tick } from '#casework/sweep.ts';
import type { ScheduleName } from '#contracts/functions.ts';
import type { WakeKind } from '#domain/wake.ts';
import type { Dependencies } from '#ports';
import { log, nameOf } from './log.ts';

export interface DueSweep {
  readonly name: ScheduleName;
  readonly kind: WakeKind;
  readonly act: (caseId: string) => Promise<Attempt>;
  readonly callPerson: CallPerson;
}

type Needs = Pick<Dependencies, 'cases' | 'clock'>;

/** Acts on one case; a failure is counted on its row and never reaches the others. */
const attempt =
  (needs: Needs, { name, act, callPerson }: DueSweep) =>
  async (caseId: string): Promise<Attempt> => {
    try {
      return await act(caseId);
    } catch (error) {
      const why = `${name}: ${nameOf(error)}`;
      const outcome = await afterFailure(needs, callPerson)(caseId, why, error);
      const code = outcome === 'setAside' ? 'SWEEP_ITEM_SET_ASIDE' : 'SWEEP_ITEM_FAILED';
      log(code, { sweep: name, caseId }, error);
      return { outcome };
    }
  };

/** Works every shard of the due index once, as far as time allows. */
export const dueSweep =
  (needs: Needs, sweep: DueSweep) =>
  (tick: Tick): Promise<Counts> =>
    sweepShards(needs.cases.shards, (shard) => [
      () =>
        sweepSource(tick, {
          read: (limit) => needs.cases.due(shard, sweep.kind, needs.clock.now(), limit),
          keyOf: (caseId) => caseId,
          act: attempt(needs, sweep),
        }),
    ]);
