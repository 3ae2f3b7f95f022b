/** Step 3, assessment (P3.2-3): an assessor judges nature and complexity. */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitAssessment', async (input) =>
  awaitPerson('AwaitAssessment', sending())(input),
);
