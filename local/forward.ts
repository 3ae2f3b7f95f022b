import { parseDuration } from './duration.ts';
import { dataFolderPath, type Holder, runningOn } from './host/data-folder.ts';
import { REPOSITORY } from './repository.ts';

/** `npm run forward -- 7d`: moves the clock of the running host, in hops of twelve hours. */
async function main(by = ''): Promise<string> {
  if (parseDuration(by) === undefined)
    throw new Error('Say how far: 7d, 12h or 30m, up to ten years');
  const holder = await runningOn(dataFolderPath(REPOSITORY));
  if (!holder?.url) throw new Error('Parley is not running: npm start');
  return `it is now ${await forward(holder, holder.url, by)}`;
}

/** The clock is kept after each hop. */
const ENDED =
  'Parley ended on the way. After the next npm start its page says what day it is: go on from there.';
const UNDER_WAY = 'No answer yet. Parley is still there: its page says how far the clock has come.';

async function forward(holder: Holder, url: string, by: string): Promise<string> {
  const headers = { 'x-parley-control': holder.control };
  const request = { method: 'POST', headers, body: by };
  const answer = await fetch(`${url}/control/forward`, request).catch(async (cause: unknown) => {
    const isThere = (await runningOn(dataFolderPath(REPOSITORY)))?.pid === holder.pid;
    throw new Error(isThere ? UNDER_WAY : ENDED, { cause });
  });
  if (!answer.ok) throw new Error(await answer.text());
  const { now } = (await answer.json()) as { now: string };
  return now;
}

try {
  console.log(await main(process.argv[2]));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
