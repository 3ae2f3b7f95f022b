/**
 * Commit first, then signal: tells the state machine what has already been written. A crash in between loses nothing, since
 * the row still owes its signal and `ResumeStuckTasks` delivers it. "Already moved on" is a success: the facts decide.
 */
import type { Run, Task } from '#domain/rows.ts';
import type { Dependencies } from '#ports';

type Needs = Pick<Dependencies, 'cases' | 'workflow'>;

export const deliverSignal =
  ({ cases, workflow }: Needs) =>
  async (task: Task): Promise<void> => {
    await workflow.signal(task);
    await cases.signalled(task.caseId, task.taskId);
  };

/** Right after the commit that asked for it: a run that registers the case says itself, with that, that it is under way. */
export const requestRun =
  (needs: Needs) =>
  async (run: Run): Promise<void> => {
    if (run.startAt === 'RegisterCase') await needs.workflow.start(run);
    else await startRun(needs)(run);
  };

export const startRun =
  ({ cases, workflow }: Needs) =>
  async (run: Run): Promise<void> => {
    await workflow.start(run);
    await cases.started(run.caseId, run.run);
  };
