/**
 * `kill -9` at random moments while customers and staff are at work: nobody is stuck afterwards, and nothing happened twice.
 * `node --import tsx bench/kills.ts [--kills 100] [--seed 1] [--cases 40]`; ends with 1 when something is wrong.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openMailStore } from '../local/emulators/mail/mail-store.ts';
import { laptopAt } from '../local/people/laptop.ts';
import { progressOn } from '../local/progress.ts';
import { chance } from '../local/simulate/seeded.ts';
import { simulate } from '../local/simulate/simulate.ts';
import { laptopTable } from '../local/verify/case-table.ts';
import { verifyChains } from '../local/verify/chains.ts';
import { type Killable, startKillable } from '../test/journeys/support/killable.ts';
import { writeResult } from './support/results.ts';

export interface KillsResult {
  readonly kills: number;
  readonly seed: number;
  readonly cases: number;
  readonly closed: number;
  readonly stuck: readonly object[];
  readonly events: number;
  readonly brokenChains: number;
  readonly mails: number;
  readonly mailsTwice: readonly string[];
  readonly repeatedRequests: number;
  readonly seconds: number;
}

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    cases: { type: 'string', default: '40' },
  },
});
const [kills, seed, cases] = [Number(values.kills), Number(values.seed), Number(values.cases)];

/** Between a kill right after the start and one in full work. */
const untilNextKill = (nth: number): number => 50 + 2500 * chance('kill', seed, nth) ** 2;

const letters = (dataDir: string): string[] => {
  const store = openMailStore(join(dataDir, 'mail', 'mails.jsonl'));
  const all = store.all().flatMap(({ tags }) => {
    const [caseId, mailId] = [tags['caseId']?.[0], tags['mailId']?.[0]];
    // a code may be asked for as often as one likes
    return caseId && mailId && !mailId.startsWith('accessCode') ? [`${caseId} ${mailId}`] : [];
  });
  store.close();
  return all;
};

const twice = (all: readonly string[]): string[] => [
  ...new Set(all.filter((it, index) => all.indexOf(it) !== index)),
];

async function killAll(bank: Killable): Promise<void> {
  for (let nth = 0; nth < kills; nth += 1) {
    await pause(untilNextKill(nth));
    await bank.killAndRestart();
  }
}

async function main(): Promise<KillsResult> {
  const begun = performance.now();
  const bank = await startKillable();
  const { dataDir } = bank;
  const play = (lot: number, newCases: number) => {
    const options = { dataDir, cases: newCases, seed: seed + lot * 1000, concurrency: 8 };
    return simulate(options, progressOn(process.stderr));
  };
  const killing = killAll(bank);
  const over = { yet: false };
  void killing.finally(() => (over.yet = true));
  let repeated = 0;
  // a new lot of customers as long as there are kills to come; the first lots are played to their end as well
  for (let lot = 0; !over.yet; lot += 1) repeated += (await play(lot, cases)).repeated;
  await killing;
  const outcome = await play(0, 0);
  const table = await laptopTable(await laptopAt(dataDir));
  const verified = await verifyChains(table);
  table.close();
  await bank.end();
  const mails = letters(dataDir);
  bank.stop();
  return {
    kills,
    seed,
    cases: verified.cases,
    closed: verified.cases - (outcome.cases - outcome.closed),
    stuck: outcome.stuck,
    events: verified.events,
    brokenChains: verified.breaks.length,
    mails: mails.length,
    mailsTwice: twice(mails),
    repeatedRequests: repeated + outcome.repeated,
    seconds: Math.round((performance.now() - begun) / 1000),
  };
}

const result = await main();
console.log(result);
const command = `node --import tsx bench/kills.ts --kills ${kills} --seed ${seed} --cases ${cases}`;
writeResult(`kills-${seed}`, { command, ...result });
const wrong = result.stuck.length + result.brokenChains + result.mailsTwice.length;
process.exitCode = wrong > 0 || result.closed < result.cases ? 1 : 0;
