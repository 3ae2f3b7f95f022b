/** An automatic step: carries out its command where the case stands, and is content when that was done before. */
import { NamedError } from '#contracts/errors.ts';
import type { StepInput } from '#contracts/workflow.ts';
import { theSystem } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command } from '#domain/commands.ts';
import { type Whereabouts, whereabouts } from '#domain/whereabouts.ts';
import type { Dependencies } from '#ports';
import { WorkflowDeparture } from './await-person.ts';
import { type CaseworkNeeds, carryOut } from './carry-out.ts';
import { deliverMails } from './deliver-mail.ts';

export type StepNeeds = CaseworkNeeds & Pick<Dependencies, 'mailer' | 'staff'>;

export interface AutomaticAdvance {
  /** Where the case must be for the command, and where it is once that was done (a repeat after a crash). */
  readonly from: Whereabouts;
  readonly done: Whereabouts;
  readonly command: (it: Case) => Command | Promise<Command>;
}

export async function caseOf(
  { cases }: Pick<Dependencies, 'cases'>,
  caseId: string,
): Promise<Case> {
  const it = await cases.load(caseId);
  if (!it) throw new NamedError('CaseNotFound');
  return it;
}

/** `known` is the case if the step has read it. Throws `CaseMovedOn` when the facts are neither before nor right after this step, or belong to a newer run. */
export const advance =
  (needs: StepNeeds, { from, done, command }: AutomaticAdvance) =>
  async ({ caseId, run }: StepInput, known?: Case): Promise<{ caseId: string }> => {
    const it = known ?? (await caseOf(needs, caseId));
    const here = whereabouts(it);
    if (run !== it.run || (here !== from && here !== done))
      throw new WorkflowDeparture('CaseMovedOn', `${from}: facts are at ${here}`);
    if (here === from)
      await carryOut(needs)({ caseId, command: await command(it), actor: theSystem });
    await deliverMails(needs)(caseId);
    return { caseId };
  };
