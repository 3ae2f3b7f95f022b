/** Step 4, negotiation (P3.2-4): an agent proposes structured terms, or drafts a decision. */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitProposal', async (input) =>
  awaitPerson('AwaitProposal', sending())(input),
);
