/** The result is on record (P3.3-1): the closing letter goes out and the retention begins. */
import { archive } from '#casework/archive.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

export const handler = taskHandler('CloseCase', async (input) => archive(sending())(input));
