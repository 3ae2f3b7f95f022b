/** The whole laptop and a browser: one host and one browser for a test file, real pages, nothing played. */
import type { Browser } from 'playwright-core';
import { prepareSite } from '../../../../local/host/prepare.ts';
import { REPOSITORY } from '../../../../local/repository.ts';
import { type Stack, startStack } from '../../../journeys/support/stack.ts';
import { openBrowser } from '../../browser.ts';
import { type Looking, type Visit, visit } from '../../visit.ts';

export interface BrowserStage {
  readonly stack: Stack;
  /** Somebody with a browser of their own: no cookie, draft or sign-in is shared with another. */
  readonly comes: (looking: Looking) => Promise<Visit>;
  /** Everybody leaves. Returns what the content policy refused on any page since the last time. */
  readonly leave: () => Promise<string[]>;
  readonly stop: () => Promise<void>;
}

async function prepareSites(): Promise<void> {
  await prepareSite(REPOSITORY, 'customer');
  await prepareSite(REPOSITORY, 'console');
}

const stageOf = (stack: Stack, browser: Browser): BrowserStage => {
  let visits: Visit[] = [];
  const leave = async () => {
    const left = visits;
    visits = [];
    await Promise.all(left.map((it) => it.end()));
    return left.flatMap((it) => it.refused);
  };
  return {
    stack,
    async comes(looking) {
      const one = await visit(browser, looking);
      visits.push(one);
      return one;
    },
    leave,
    async stop() {
      await leave();
      await browser.close();
      await stack.stop();
    },
  };
};

export async function openStage(): Promise<BrowserStage> {
  await prepareSites();
  const [stack, browser] = await Promise.all([startStack(), openBrowser()]);
  return stageOf(stack, browser);
}
