/** The customer accepts exactly one version, counters or rejects; an offer expires by itself (P3.2-4). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitCustomerReply', async (input) =>
  awaitPerson('AwaitCustomerReply', sending())(input),
);
