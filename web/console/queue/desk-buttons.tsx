import { useState } from 'react';
import type { TaskView } from '#contracts/views.ts';
import { ProblemNote } from '../forms/problem-note.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { useWords } from '../language.tsx';
import { holds, useMe } from '../me.ts';
import { fieldWords } from '../words/fields.ts';
import { formWords } from '../words/form.ts';
import { queueWords } from '../words/queue.ts';
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
      {isHanding && <HandOn task={task} desk={desk} onClose={() => setHanding(false)} />}
    </span>
  );
}

function HandOn({ task, desk, onClose }: { task: TaskView; desk: Desk; onClose: () => void }) {
  const words = useWords(queueWords);
  const fields = useWords(fieldWords);
  const { cancel } = useWords(formWords);
  const [to, setTo] = useState('');
  const submit = async () => {
    if (to.trim() && (await desk.reassign(task, to.trim()))) onClose();
  };
  return (
    <Dialog title={`${words.reassignTitle} ${task.caseNo}`} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ProblemNote sending={desk.sending} />
        <div className="field">
          <label htmlFor={`hand-${task.taskId}`}>{words.reassignTo}</label>
          <p className="hint" id={`hand-${task.taskId}-hint`}>
            {fields.staffIdHint} · {words.reassignHint}
          </p>
          <input
            id={`hand-${task.taskId}`}
            className="middle"
            autoComplete="off"
            aria-describedby={`hand-${task.taskId}-hint`}
            value={to}
            onChange={(it) => setTo(it.target.value)}
          />
        </div>
        <div className="form-foot">
          <button type="submit" className="primary">
            {words.reassign}
          </button>
          <button type="button" onClick={onClose}>
            {cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
