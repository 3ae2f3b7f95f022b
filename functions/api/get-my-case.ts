/** GET /api/my/case — the customer's own case: timeline, clocks with their arithmetic, and who owes the next act (P3.1-2). */
import { fileOf } from '#casework/case-file.ts';
import { customerView } from '#casework/customer-view.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

export const getMyCase =
  (needs: Pick<Dependencies, 'cases' | 'clock'>) =>
  async ({ session }: ApiRequest<'GetMyCase'>) => {
    const { case: it, events, uploads } = await fileOf(needs, session.caseId);
    return customerView(it, events, needs.clock.now(), uploads);
  };

export const handler = apiHandler('GetMyCase', async (request) => getMyCase(reading())(request));
