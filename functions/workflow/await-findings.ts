/** An agent records what the departments and the file have shown (P5.2). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitFindings', async (input) =>
  awaitPerson('AwaitFindings', sending())(input),
);
