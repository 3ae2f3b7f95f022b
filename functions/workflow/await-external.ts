/** An outside body has taken the case over; the bank co-operates (P3.3-3). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitExternal', async (input) =>
  awaitPerson('AwaitExternal', sending())(input),
);
