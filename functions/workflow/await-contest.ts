/** The customer accepts the decision, contests it, or lets the time pass (P3.3-2). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitContest', async (input) =>
  awaitPerson('AwaitContest', sending())(input),
);
