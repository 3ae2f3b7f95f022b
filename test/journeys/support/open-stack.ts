/** The one host that the stories share: it starts once, and its functions are warm for all but the first. */
import { afterAll, beforeAll } from 'vitest';
import { type Stack, startStack } from './stack.ts';

export let stack: Stack;

// every story asks for this module before it says anything itself: the stack is there before their own hooks run
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());
