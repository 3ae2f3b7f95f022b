/** No agreement: an agent drafts the bank's decision, another person approves it (P3.1-3). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitDecision', async (input) =>
  awaitPerson('AwaitDecision', sending())(input),
);
