/** POST /api/staff/cases/{caseId}/customer-acts — what the customer said on a recorded line, typed in by an agent (C2). */
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { NamedError } from '#contracts/errors.ts';
import type { Body } from '#contracts/http.ts';
import type { Command } from '#domain/commands.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { working } from '#runtime/working.ts';

const commandOf = ({ act, recording }: Body<'RecordCustomerAct'>): Command =>
  // the contract ties each name to the data of that command, and every one of them takes a recording
  ({ name: act.command, data: { ...act.data, recording } }) as Command;

export const recordCustomerAct =
  (needs: CaseworkNeeds) => async (request: ApiRequest<'RecordCustomerAct'>) => {
    const { roles } = request.actor;
    if (!roles.includes('agent') && !roles.includes('lead'))
      throw new NamedError('RoleNotAllowed', { needs: 'agent' });
    return staffActs(needs)(request, commandOf(request.body));
  };

export const handler = apiHandler('RecordCustomerAct', async (request) =>
  recordCustomerAct(working())(request),
);
