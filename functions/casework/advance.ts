/** An automatic step: carries out its command where the case stands, and is content when that was done before. */
import { NamedError } from '#contracts/errors.ts';
import type { StepInput } from '#contracts/workflow.ts';
import { theSystem } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command } from '#domain/commands.ts';
import { type Whereabouts, whereabouts } from '#domain/whereabouts.ts';
import type { Dependencies, Work } from '#ports';
import { WorkflowDeparture } from './await-person.ts';
import { type CaseworkNeeds, carryOut, type Order } from './carry-out.ts';
import { deliverMails, sendAtOnce } from './deliver-mail.ts';

export type StepNeeds = CaseworkNeeds & Pick<Dependencies, 'mailer' | 'staff' | 'access'>;

export interface AutomaticAdvance {
  /** Where the case must be for the command, and where it is once that was done (a repeat after a crash). */
  readonly from: Whereabouts;
  readonly done: Whereabouts;
  /** Whether a run of the case begins with this step. */
  readonly first?: true;
  readonly command: (it: Case) => Command | Promise<Command>;
}

/** What the step starts from. Throws `CaseNotFound`. */
export async function workOf(
  { cases }: Pick<Dependencies, 'cases'>,
  caseId: string,
): Promise<Work> {
  const work = await cases.loadForWork(caseId);
  if (!work) throw new NamedError('CaseNotFound');
  return work;
}

/** Carries out a command of the system on what it has just read, and sends what the customer is owed for it. */
export const carryOn =
  (needs: StepNeeds) =>
  (known: Work, command: Command, more: Pick<Order, 'begun'> = {}) =>
    carryOut(needs)({
      caseId: known.case.caseId,
      command,
      actor: theSystem,
      known,
      send: sendAtOnce(needs),
      ...more,
    });

/** `known` is what the step has read already. Throws `CaseMovedOn` when the facts are neither before nor right after this step, or belong to a newer run. */
export const advance =
  (needs: StepNeeds, { from, done, first, command }: AutomaticAdvance) =>
  async ({ caseId, run }: StepInput, known?: Work): Promise<{ caseId: string }> => {
    const work = known ?? (await workOf(needs, caseId));
    const it = work.case;
    const here = whereabouts(it);
    if (run !== it.run || (here !== from && here !== done))
      throw new WorkflowDeparture('CaseMovedOn', `${from}: facts are at ${here}`);
    // whoever did this step before may have ended before its letter went out
    if (here === from) await carryOn(needs)(work, await command(it), first ? { begun: run } : {});
    else await deliverMails(needs)(caseId);
    return { caseId };
  };
