/** Another person than any earlier handler looks again (P3.3-2, 复审). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitReReview', async (input) =>
  awaitPerson('AwaitReReview', sending())(input),
);
