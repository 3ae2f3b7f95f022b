/** Plays customers and staff of every role until all cases are closed. */
import { laptopAt } from '../people/laptop.ts';
import type { Progress } from '../progress.ts';
import { bankOf } from './bank.ts';
import { newParts, openParts } from './company.ts';
import { crewOf } from './crew.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { newPace } from './pace.ts';
import { play } from './player.ts';
import { BankClock, playAll } from './stage.ts';

export interface SimulateOptions {
  /** Folder of the host that runs. */
  readonly dataDir: string;
  /** Cases to open; those that are there already are played to their end as well. */
  readonly cases: number;
  readonly seed: number;
  /** Cases acted on at the same time. */
  readonly concurrency: number;
}

const DAY = 86_400_000;

/**
 * The same seed on an empty host makes the same choices. Survives a host that is killed and started again on the same ports,
 * and can itself be killed and run again. Throws `NotRunning` without a host, `Unreachable` when it stays away.
 */
export async function simulate(options: SimulateOptions, progress: Progress): Promise<Outcome> {
  const { dataDir, cases, seed, concurrency } = options;
  const laptop = await laptopAt(dataDir);
  const bank = bankOf(laptop);
  const clock = new BankClock(laptop);
  const begunAt = await clock.read();
  const begun = performance.now();
  const crew = await crewOf(bank);
  const parts = [...newParts(bank, cases, seed), ...(await openParts(bank, seed, begunAt))];
  const needs = { bank, crew, seed, now: clock.now, pace: newPace() };
  const show = (done: number, all: number, now: number) =>
    progress.show(
      all ? done / all : 1,
      `${done} of ${all} closed, ${new Date(now).toISOString().slice(0, 10)}`,
    );
  try {
    await playAll(
      { laptop, concurrency, progress: show, play: (part) => play(needs, part) },
      parts,
      clock,
    );
  } finally {
    progress.done();
  }
  const bankDays = ((await clock.read()) - begunAt) / DAY;
  const { mails } = await laptop.control<{ mails: number }>('counts');
  const seconds = (performance.now() - begun) / 1000;
  return outcomeOf({
    seed,
    parts,
    traffic: bank.traffic,
    host: await laptop.facts(),
    mails,
    seconds,
    bankDays,
  });
}
