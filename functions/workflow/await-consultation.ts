/** One department answers its question (P5.2); the others answer at the same time. */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitConsultation', async (input) =>
  awaitPerson('AwaitConsultation', sending())(input),
);
