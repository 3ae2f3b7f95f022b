/** A closed case gets its closing letter; a repeat, or a case that was reopened meanwhile, changes nothing. */
import type { StepInput } from '#contracts/workflow.ts';
import { carryOn, type StepNeeds, workOf } from './advance.ts';
import { deliverMails } from './deliver-mail.ts';

export const archive =
  (needs: StepNeeds) =>
  async ({ caseId }: StepInput): Promise<{ caseId: string }> => {
    const work = await workOf(needs, caseId);
    const { stage } = work.case;
    const owesEnd = stage.status === 'CLOSED' && !stage.archivedAt;
    if (owesEnd) await carryOn(needs)(work, { name: 'ArchiveCase', data: {} });
    else await deliverMails(needs)(caseId);
    return { caseId };
  };
