/** A second person approves one version, or returns it with a reason (C19). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitApproval', async (input) =>
  awaitPerson('AwaitApproval', sending())(input),
);
