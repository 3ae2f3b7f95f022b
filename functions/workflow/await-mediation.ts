/** A third party mediates; the decision's clock stands still (P3.3-2). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitMediation', async (input) =>
  awaitPerson('AwaitMediation', sending())(input),
);
