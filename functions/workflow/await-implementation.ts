/** The remedy is carried out and proved (P3.3-1). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitImplementation', async (input) =>
  awaitPerson('AwaitImplementation', sending())(input),
);
