/** A closed case gets its closing letter; a repeat, or a case that was reopened meanwhile, changes nothing. */
import type { StepInput } from '#contracts/workflow.ts';
import { theSystem } from '#domain/actor.ts';
import { caseOf, type StepNeeds } from './advance.ts';
import { carryOut } from './carry-out.ts';
import { deliverMails } from './deliver-mail.ts';

export const archive =
  (needs: StepNeeds) =>
  async ({ caseId }: StepInput): Promise<{ caseId: string }> => {
    const { stage } = await caseOf(needs, caseId);
    const command = { name: 'ArchiveCase' as const, data: {} };
    if (stage.status === 'CLOSED' && !stage.archivedAt)
      await carryOut(needs)({ caseId, command, actor: theSystem });
    await deliverMails(needs)(caseId);
    return { caseId };
  };
