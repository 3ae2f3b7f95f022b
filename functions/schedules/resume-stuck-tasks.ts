/**
 * Every minute: finishes what a crash left between the commit and the world outside: signals and runs owed to the state
 * machine, mails owed to customers. Each may be done twice at once; the second finds the first.
 */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { deliverMail, owedSince } from '#casework/deliver-mail.ts';
import { deliverSignal, startRun } from '#casework/signal.ts';
import {
  type Attempt,
  type Outcome,
  type Source,
  sweepShards,
  sweepSource,
  type Tick,
} from '#casework/sweep.ts';
import type { Mail, Run, Task } from '#domain/rows.ts';
import type { Dependencies } from '#ports';
import { log } from '#runtime/log.ts';
import { type Swept, scheduleHandler, withLag } from '#runtime/schedule-handler.ts';
import { sending } from '#runtime/sending.ts';

type Needs = CaseworkNeeds & Pick<Dependencies, 'mailer' | 'access'>;

/** Whoever committed signals right after, and a run that registers its case does so at once; only what is older was left behind. */
const GRACE_MS = 60_000;

/** A failing item stays owed and is tried at the next tick; it shows in the lag. */
const attempt =
  <T extends { readonly caseId: string }>(
    dueAt: (item: T) => string | undefined,
    deliver: (item: T) => Promise<Outcome>,
  ) =>
  async (item: T): Promise<Attempt> => {
    try {
      return { outcome: await deliver(item), dueAt: dueAt(item) };
    } catch (error) {
      log('SWEEP_ITEM_FAILED', { sweep: 'ResumeStuckTasks', caseId: item.caseId }, error);
      return { outcome: 'failed', dueAt: dueAt(item) };
    }
  };

const signals = (needs: Needs, shard: number, before: string): Source<Task> => ({
  read: (limit) => needs.cases.owedSignals(shard, before, limit),
  keyOf: ({ caseId, taskId }) => `${caseId}/${taskId}`,
  act: attempt(
    (it) => it.signalAt,
    async (it) => {
      await deliverSignal(needs)(it);
      return 'done';
    },
  ),
});

const runs = (needs: Needs, shard: number, before: string): Source<Run> => ({
  read: (limit) => needs.cases.owedRuns(shard, before, limit),
  keyOf: ({ caseId, run }) => `${caseId}/${run}`,
  act: attempt(
    (it) => it.requestedAt,
    async (it) => {
      await startRun(needs)(it);
      return 'done';
    },
  ),
});

/** A mail under somebody's lease is not late: it is being sent. */
async function send(needs: Needs, mail: Mail): Promise<Outcome> {
  if (owedSince(mail) > needs.clock.now()) return 'left';
  const status = await deliverMail(needs)(mail);
  if (status === null) return 'left';
  return status === 'pending' || status === 'inDoubt' ? 'failed' : 'done';
}

const mails = (needs: Needs, shard: number, before: string): Source<Mail> => ({
  read: (limit) => needs.cases.owedMails(shard, before, limit),
  keyOf: ({ caseId, mailId }) => `${caseId}/${mailId}`,
  act: attempt(owedSince, (it) => send(needs, it)),
});

export const resumeStuckTasks =
  (needs: Needs) =>
  async (tick: Tick): Promise<Swept> => {
    const begun = needs.clock.now();
    const before = new Date(Date.parse(begun) - GRACE_MS).toISOString();
    const counts = await sweepShards(needs.cases.shards, (shard) => [
      () => sweepSource(tick, signals(needs, shard, before)),
      () => sweepSource(tick, runs(needs, shard, before)),
      () => sweepSource(tick, mails(needs, shard, before)),
    ]);
    return withLag(counts, begun);
  };

export const handler = scheduleHandler('ResumeStuckTasks', async (tick) =>
  resumeStuckTasks(sending())(tick),
);
