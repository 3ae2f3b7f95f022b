/** GET /api/staff/cases — cases by number, contact or month, with codes only: nobody's name is in a list (P5.1). */
import { searchPage } from '#casework/case-search.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

const PAGE = 25;

export const searchCases =
  (needs: Pick<Dependencies, 'cases' | 'clock' | 'settings'>) =>
  async ({ query, actor }: ApiRequest<'SearchCases'>) => {
    const { cursor, limit = PAGE, ...search } = query;
    return searchPage(needs)(search, actor, cursor, limit);
  };

export const handler = apiHandler('SearchCases', async (request) =>
  searchCases(reading())(request),
);
