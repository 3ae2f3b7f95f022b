/** Whether the process is between two steps: what comes next is on its way and needs nobody. */
import type { StaffCase } from '#contracts/views.ts';

const SOON_MS = 1_500;
const LATER_MS = 10_000;
const USUAL_MS = 60_000;
/** A process that takes longer than this is looked at less often; somebody is told by an alarm. */
const PATIENCE_MS = 60_000;

type Progress = Pick<StaffCase, 'closed' | 'status' | 'tasks' | 'whereabouts' | 'needsAttention'>;

export function isMoving({
  closed,
  status,
  tasks,
  whereabouts,
  needsAttention,
}: Progress): boolean {
  if (closed || status === 'DRAFT' || needsAttention) return false;
  const step = whereabouts === 'ConsultDepartments' ? 'AwaitConsultation' : whereabouts;
  return !tasks.some((it) => it.status === 'open' && it.task === step);
}

/** How long until the case is asked for again, when it has been between two steps for so long. */
export function pollAfter(it: Progress | undefined, movingMs: number): number {
  if (!it || !isMoving(it)) return USUAL_MS;
  return movingMs < PATIENCE_MS ? SOON_MS : LATER_MS;
}
