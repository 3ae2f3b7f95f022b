import { useState } from 'react';
import type { TaskView } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { holds, useMe } from '../me.ts';
import { queueWords } from '../words/queue.ts';
import { HandOn } from './hand-on.tsx';
import type { Desk } from './use-desk.tsx';

/** Whose desk a task lies on, and what this person may do about it. */
export function DeskButtons({ task, desk }: { task: TaskView; desk: Desk }) {
  const words = useWords(queueWords);
  const me = useMe();
  const [isHanding, setHanding] = useState(false);
  const isMine = task.assignee === me.staffId;
  const isAbove = holds(me, 'lead', 'hq');
  const isForMe =
    me.roles.some((role) => role === task.worker) &&
    (task.worker !== 'consultant' || task.department === me.department);
  if (task.status !== 'open' || task.worker === 'customer') return null;
  return (
    <span className="desk">
      {task.assignee === null && isForMe && (
        <button type="button" className="small" onClick={() => void desk.claim(task)}>
          {words.claim}
        </button>
      )}
      {task.assignee !== null && (isMine || isAbove) && (
        <button type="button" className="small" onClick={() => void desk.release(task)}>
          {words.release}
        </button>
      )}
      {(isMine || isAbove) && (
        <button type="button" className="small" onClick={() => setHanding(true)}>
          {words.reassign}
        </button>
      )}
      {isHanding && <HandOn task={task} onClose={() => setHanding(false)} />}
    </span>
  );
}
