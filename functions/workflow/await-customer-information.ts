/** The customer is asked for what the bank cannot find out itself (C8); the request lapses, the case goes on. */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitCustomerInformation', async (input) =>
  awaitPerson('AwaitCustomerInformation', sending())(input),
);
