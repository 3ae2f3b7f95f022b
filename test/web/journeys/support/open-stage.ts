/** The one laptop and browser that the stories share, whose functions and pages are warm for all but the first. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type BrowserStage, openStage } from './stage.ts';

export let stage: BrowserStage;

// every story asks for this module before it says anything itself: the stage is there before their own hooks run
beforeAll(async () => {
  stage = await openStage();
});
afterEach(async () => void (await stage.leave()));
afterAll(() => stage?.stop());
