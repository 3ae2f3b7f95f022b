/**
 * Compares cases with the executions that should be at work on them, and repairs what differs: what is true stands in the table.
 * Executions are listed a thousand at a time (the list API takes five calls a second), and a difference counts only when the case
 * has not moved between two looks: what is just on its way is none.
 */
import { NamedError } from '#contracts/errors.ts';
import { isHumanStep } from '#contracts/workflow.ts';
import { theSystem } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Task } from '#domain/rows.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import type { Dependencies, Execution, Executions } from '#ports';
import { type CaseworkNeeds, carryOut } from './carry-out.ts';

export type ReconcileNeeds = CaseworkNeeds &
  Pick<Dependencies, 'cases' | 'clock'> & {
    readonly executions: Executions;
    readonly pause: (ms: number) => Promise<unknown>;
  };

export type Divergence = 'executionGone' | 'executionOfClosedCase' | 'elsewhere' | 'twoExecutions';
export type Repaired = (kind: Divergence, caseId: string) => void;

/** Older cases are still found by their executions; that such a one is gone is told by its end (`RecordWorkflowEnd`). */
const MONTHS = 13;
const PAGE = 50;
/** Between two pages of executions. */
const LIST_PAUSE_MS = 250;
/** Between the two looks at a case that seems to differ. */
const SECOND_LOOK_MS = 30_000;

type Runs = Map<string, number[]>;

async function allRunning({ executions, pause }: ReconcileNeeds): Promise<Runs> {
  const runs: Runs = new Map();
  for (let cursor: string | undefined; ; ) {
    const page = await executions.running(cursor);
    for (const { caseId, run } of page.items) runs.set(caseId, [...(runs.get(caseId) ?? []), run]);
    if (page.cursor === undefined) return runs;
    ({ cursor } = page);
    await pause(LIST_PAUSE_MS);
  }
}

/** The last months, `YYYY-MM`, newest first. */
function monthsUntil(now: string): string[] {
  const [year = 0, month = 0] = now.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7),
  );
}

/** Every case of the last months, page by page, then those that only an execution still knows of. */
async function* everyCase({ cases, clock }: ReconcileNeeds, runs: Runs): AsyncGenerator<Case> {
  const seen = new Set<string>();
  for (const month of monthsUntil(clock.now()))
    for (let cursor: string | undefined; ; ) {
      const page = await cases.ofMonth(month, cursor, PAGE);
      for (const { caseId } of page.items) seen.add(caseId);
      yield* page.items;
      if (page.cursor === undefined) break;
      ({ cursor } = page);
    }
  for (const caseId of runs.keys()) {
    const it = seen.has(caseId) ? null : await cases.load(caseId);
    if (it) yield it;
  }
}

const isOver = ({ stage }: Case): boolean => stage.status === 'CLOSED' && stage.archivedAt !== null;

/** Whether the person whom the facts wait for has a task of the present run. An automatic step has none, and fails loudly. */
function waitsInPlace(it: Case, tasks: readonly Task[]): boolean {
  const here = whereabouts(it);
  const task = here === 'ConsultDepartments' ? 'AwaitConsultation' : here;
  return (
    !isHumanStep(task) ||
    tasks.some((one) => one.status === 'open' && one.task === task && one.run === it.run)
  );
}

/** What differs about one case; several executions are told first, since the right one may be among them. */
async function divergenceOf(
  { cases }: ReconcileNeeds,
  it: Case,
  running: readonly number[],
): Promise<Divergence | null> {
  if (it.stage.status === 'DRAFT') return null;
  if (isOver(it)) return running.length > 0 ? 'executionOfClosedCase' : null;
  if (running.some((run) => run !== it.run)) return 'twoExecutions';
  // an operator has it already
  if (it.needsAttention) return null;
  if (!running.includes(it.run)) return 'executionGone';
  return waitsInPlace(it, await cases.tasks(it.caseId)) ? null : 'elsewhere';
}

/** A new run where the facts are; false when the case moved, which is as good. */
async function startAnew(needs: ReconcileNeeds, it: Case): Promise<boolean> {
  const command = { name: 'StartRun' as const, data: { startAt: whereabouts(it) } };
  const order = { caseId: it.caseId, command, actor: theSystem, expectedVersion: it.version };
  try {
    await carryOut(needs)(order);
    return true;
  } catch (error) {
    if (error instanceof NamedError && error.name === 'StaleCase') return false;
    throw error;
  }
}

async function stopAll({ executions }: ReconcileNeeds, all: readonly Execution[]): Promise<void> {
  for (const one of all) await executions.stop(one);
}

/** The facts first, then the execution: stopped, it tells of its end, which by then concerns a run that was replaced. */
async function repair(
  needs: ReconcileNeeds,
  it: Case,
  kind: Divergence,
  running: readonly number[],
): Promise<boolean> {
  const { caseId } = it;
  const wrong = running.filter((run) => kind !== 'twoExecutions' || run !== it.run);
  const anew = kind === 'executionGone' || kind === 'elsewhere';
  if (anew && !(await startAnew(needs, it))) return false;
  await stopAll(
    needs,
    wrong.map((run) => ({ caseId, run })),
  );
  return true;
}

interface Suspect {
  readonly it: Case;
  readonly running: readonly number[];
}

async function suspectsOf(needs: ReconcileNeeds, runs: Runs): Promise<Suspect[]> {
  const suspects: Suspect[] = [];
  for await (const it of everyCase(needs, runs)) {
    const running = runs.get(it.caseId) ?? [];
    if (await divergenceOf(needs, it, running)) suspects.push({ it, running });
  }
  return suspects;
}

/** Looks at everything once and repairs what differs; says how many. A second time there is nothing to do. */
export const reconcile =
  (needs: ReconcileNeeds, repaired: Repaired) => async (): Promise<number> => {
    const suspects = await suspectsOf(needs, await allRunning(needs));
    if (suspects.length > 0) await needs.pause(SECOND_LOOK_MS);
    let count = 0;
    for (const { it, running } of suspects) {
      const now = await needs.cases.load(it.caseId);
      const kind = now?.version === it.version && (await divergenceOf(needs, now, running));
      if (!kind || !(await repair(needs, now, kind, running))) continue;
      repaired(kind, it.caseId);
      count += 1;
    }
    return count;
  };

/**
 * After the table was restored from an older copy: every execution knows more than the table, or less, and no token fits. Stops
 * all of them and begins a new run of every open case where its facts are. A name that an execution of the lost time has used
 * starts nothing; `reconcile` finds that the execution is gone and takes the next.
 */
export const renewRuns = (needs: ReconcileNeeds) => async (): Promise<number> => {
  const runs = await allRunning(needs);
  let count = 0;
  for await (const it of everyCase(needs, runs)) {
    const running = runs.get(it.caseId) ?? [];
    if (it.stage.status !== 'DRAFT' && !isOver(it) && (await startAnew(needs, it))) count += 1;
    await stopAll(
      needs,
      running.map((run) => ({ caseId: it.caseId, run })),
    );
  }
  return count;
};
