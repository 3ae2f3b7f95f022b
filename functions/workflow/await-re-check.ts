/** Headquarters checks process, time limits and result (C15, 核查). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitReCheck', async (input) =>
  awaitPerson('AwaitReCheck', sending())(input),
);
