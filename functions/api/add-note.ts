/** POST /api/staff/cases/{caseId}/notes — an internal note: its text stays beside the record, its hash in it. */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { hashOf } from '#domain/hash-chain.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

export const addNote =
  (needs: CaseworkNeeds) =>
  async ({ body: { text }, ...request }: ApiRequest<'AddNote'>) => {
    const command = { name: 'AddNote' as const, data: { noteHash: await hashOf({ text }) } };
    const note = { noteId: needs.ids.id(), text };
    return staffActs(needs)({ ...request, body: {} }, command, { note });
  };

export const handler = apiHandler('AddNote', async (request) => addNote(working())(request));
