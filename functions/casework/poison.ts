/** A case that fails again and again is set aside with a reason, so that it neither blocks nor hides (quality.md B2 no. 18). */
import { theSystem } from '#domain/actor.ts';
import type { Dependencies } from '#ports';
import { type CaseworkNeeds, carryOut } from './carry-out.ts';
import { isPassing } from './passing.ts';
import type { Outcome } from './sweep.ts';

const MOST_FAILURES = 5;

/** Tells a person of a case that was given up. */
export type CallPerson = (caseId: string, why: string) => Promise<void>;

/** Makes an operator's task of it, unless one is at it already. */
export const callOperator =
  (needs: CaseworkNeeds): CallPerson =>
  async (caseId, why) => {
    const it = await needs.cases.load(caseId);
    if (!it || it.needsAttention) return;
    await carryOut(needs)({
      caseId,
      command: { name: 'RecordWorkflowFailure', data: { error: why } },
      actor: theSystem,
      expectedVersion: it.version,
    });
  };

/**
 * Counts a failure of a case and sets it aside after the fifth, then with a person called. `why` is a code, never what people
 * wrote. Never throws: what cannot be counted now fails again at the next tick.
 */
export const afterFailure =
  ({ cases }: Pick<Dependencies, 'cases'>, callPerson: CallPerson) =>
  async (caseId: string, why: string, error: unknown): Promise<Outcome> => {
    try {
      if (isPassing(error) || (await cases.countFailure(caseId)) < MOST_FAILURES) return 'failed';
      // a case that cannot be read cannot be given a task either: the alarm of the log line calls instead
      await callPerson(caseId, why).catch(() => undefined);
      await cases.setAside(caseId, why);
      return 'setAside';
    } catch {
      return 'failed';
    }
  };
