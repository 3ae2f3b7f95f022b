/** Step 5, follow-up (P3.2-5): asked at intervals until the customer says that it is solved. */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitFollowUp', async (input) =>
  awaitPerson('AwaitFollowUp', sending())(input),
);
