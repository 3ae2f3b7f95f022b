/** The customer withdrew (C10): the case ended the day that was received; a letter confirms it. */
import { archive } from '#casework/archive.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

export const handler = taskHandler('CloseWithdrawn', async (input) => archive(sending())(input));
