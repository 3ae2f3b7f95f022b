/** Mediation needs the consent of both sides (P3.3-2, C18). */
import { awaitPerson } from '#casework/await-person.ts';
import { sending } from '#runtime/sending.ts';
import { waitHandler } from '#runtime/task-handler.ts';

export const handler = waitHandler('AwaitMediationConsent', async (input) =>
  awaitPerson('AwaitMediationConsent', sending())(input),
);
