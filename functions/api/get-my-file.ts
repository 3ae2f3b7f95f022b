/**
 * GET /api/my/case/file — the own file for the customer to keep: what they may see, and the hash chain over everything, so
 * that later changes to the record would show.
 */
import { fileOf } from '#casework/case-file.ts';
import { isShown, isWhole } from '#casework/customer-sight.ts';
import { customerView } from '#casework/customer-view.ts';
import type { RecordedEvent } from '#domain/events.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

/** Stands for the name of an act that stays inside the bank; its place and hash are shown all the same. */
const INSIDE = 'InternalEvent';

function link(event: RecordedEvent) {
  const { hash, ...body } = event;
  const { seq, at, prevHash } = event;
  const name = isShown(event) ? event.name : INSIDE;
  return { seq, at, name, prevHash, hash, ...(isWhole(event) ? { body } : {}) };
}

export const getMyFile =
  (needs: Pick<Dependencies, 'cases' | 'clock'>) =>
  async ({ session }: ApiRequest<'GetMyFile'>) => {
    const { case: it, events } = await fileOf(needs, session.caseId);
    const now = needs.clock.now();
    return {
      caseNo: it.caseNo,
      exportedAt: now,
      // where the chain ended at that time: a copy whose end was cut off shows
      records: it.lastSeq,
      head: it.lastHash,
      case: customerView(it, events, now),
      chain: events.map(link),
    };
  };

export const handler = apiHandler('GetMyFile', async (request) => getMyFile(reading())(request));
