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

export const startRun =
  ({ cases, workflow }: Needs) =>
  async (run: Run): Promise<void> => {
    await workflow.start(run);
    await cases.started(run.caseId, run.run);
  };
