/** The rules that call by the clock: late, doubled, missed, or cut off on the way. */
import { reconcile } from '#casework/reconcile.ts';
import type { Swept } from '#runtime/schedule-handler.ts';
import { purgeExpired } from '../../../functions/schedules/purge-expired.ts';
import { resumeStuckTasks } from '../../../functions/schedules/resume-stuck-tasks.ts';
import { rollUpReports } from '../../../functions/schedules/roll-up-reports.ts';
import { sendFollowUps } from '../../../functions/schedules/send-follow-ups.ts';
import { watchClocks } from '../../../functions/schedules/watch-clocks.ts';
import type { Needs } from './needs.ts';
import { MINUTE } from './time.ts';
import type { World } from './world.ts';

const unhurried = { timeLeft: () => 300_000 };
type Sweep = (needs: Needs) => Promise<unknown>;

/** A shard that could not be read makes the call fail, and be made again. */
const whole =
  (sweep: (needs: Needs) => (tick: typeof unhurried) => Promise<Swept>): Sweep =>
  async (needs) => {
    const { faults } = await sweep(needs)(unhurried);
    for (const fault of faults) throw fault;
  };

const minutely: Readonly<Record<string, Sweep>> = {
  ResumeStuckTasks: whole(resumeStuckTasks),
  WatchClocks: whole(watchClocks),
  SendFollowUps: whole(sendFollowUps),
};
const nightly: Readonly<Record<string, Sweep>> = {
  ReconcileExecutions: (needs) => reconcile(needs, () => undefined)(),
  PurgeExpired: whole(purgeExpired),
  RollUpReports: whole(rollUpReports),
};

const TRIES = 3;

async function run({ call, stage }: World, name: string, sweep: Sweep): Promise<void> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { how } = await call(name, 'schedule', sweep);
    if (how === 'done') return;
    await stage.sleep(attempt * MINUTE);
  }
}

/** Calls what is due each minute; in bad weather some ticks are missed and some come twice. */
export function tick(world: World): void {
  for (const [name, sweep] of Object.entries(minutely)) {
    const times = world.faults.calm ? 1 : world.chance.of(0, 1, 1, 1, 1, 2);
    for (let time = 0; time < times; time += 1) void run(world, name, sweep);
  }
}

export function night(world: World): void {
  for (const [name, sweep] of Object.entries(nightly)) void run(world, name, sweep);
}
