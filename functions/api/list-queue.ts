/** GET /api/staff/queue — open tasks of the caller's roles, by what is due first (P5.1). */
import { queuePage } from '#casework/queue.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Dependencies } from '#ports';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { reading } from '#runtime/dependencies.ts';

const PAGE = 25;

export const listQueue =
  (needs: Pick<Dependencies, 'cases'>) =>
  async ({ query, actor }: ApiRequest<'ListQueue'>) => {
    const { role, mine, cursor, limit = PAGE } = query;
    if (role && !actor.roles.includes(role))
      throw new NamedError('RoleNotAllowed', { needs: role });
    const roles = role ? [role] : actor.roles;
    return queuePage(needs)({ actor, roles, mine: mine === 'true', cursor, limit });
  };

export const handler = apiHandler('ListQueue', async (request) => listQueue(reading())(request));
