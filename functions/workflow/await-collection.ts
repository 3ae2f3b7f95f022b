/** Step 2, collection (P3.2-2): an agent records the problem and gathers what the bank holds. */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitCollection', async (input) =>
  awaitPerson('AwaitCollection', sending())(input),
);
