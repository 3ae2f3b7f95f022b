/** The next act of a case, told from what the bank shows of it: so a simulation may be broken off and taken up anywhere. */
import type { TaskView } from '#contracts/views.ts';
import { type Act, type Scene, says, times } from './act.ts';
import { afterwards, beside } from './afterwards.ts';
import { type Deed, firstAnswer } from './first-answer.ts';

const deeds: Readonly<Record<string, Deed>> = { ...firstAnswer, ...afterwards };

const first = <T>(items: readonly TaskView[], of: (task: TaskView) => T | null): T | null => {
  for (const task of items) {
    const found = of(task);
    if (found !== null) return found;
  }
  return null;
};

/** The bank's own matters first, then what the case waits for. */
export function nextAct(scene: Scene): Act {
  const { it, story } = scene;
  const open = it.tasks.filter((task) => task.status === 'open');
  const aside = first(open, (task) => beside[task.task]?.(scene, task) ?? null);
  if (aside) return aside;
  if (!it.closed)
    return first(open, (task) => deeds[task.task]?.(scene, task) ?? null) ?? { kind: 'wait' };
  if (story.reopens && it.closed.reason === 'satisfied' && times(scene, 'CaseReopened') === 0)
    return says({ command: 'ReopenCase', data: { reason: '费用又出现了' } });
  return { kind: 'over' };
}
