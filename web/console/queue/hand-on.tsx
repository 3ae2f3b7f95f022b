import { type FormEvent, useEffect, useId, useState } from 'react';
import type { FieldError } from '#contracts/field-messages.ts';
import { routes } from '#contracts/http.ts';
import type { TaskView } from '#contracts/views.ts';
import { call } from '../api/client.ts';
import { useAfterAct } from '../api/queries.ts';
import type { Values } from '../drafts/store.ts';
import { checked } from '../forms/check.ts';
import { Colleague, type ColleagueFacts } from '../forms/colleague.tsx';
import { FillingContext, fieldId } from '../forms/filling.ts';
import { ProblemNote } from '../forms/problem-note.tsx';
import { useSending } from '../forms/send.ts';
import { filledIn } from '../forms/values.ts';
import { announce } from '../frame/announce.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { formWords } from '../words/form.ts';
import { queueWords } from '../words/queue.ts';

/** For a summary of faults, which one field does not need. */
const register = () => undefined;

/** Whoever does such work, and has not got this piece of it. */
const fitFor =
  ({ worker, department, assignee }: TaskView) =>
  (one: ColleagueFacts): boolean =>
    one.roles.includes(worker) &&
    (worker !== 'consultant' || one.department === department) &&
    one.staffId !== assignee;

function useHandOn({ caseId, taskId, caseNo }: TaskView, onDone: () => void) {
  const words = useWords(queueWords);
  const { locale } = useLanguage();
  const { sending, run, reset } = useSending();
  const afterAct = useAfterAct();
  const [values, set] = useState<Values>({});
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const submit = async () => {
    reset();
    const result = checked(routes.ReassignTask.body, filledIn(values), locale);
    setErrors(result.ok ? [] : result.errors);
    if (!result.ok) return;
    const path = { caseId, taskId };
    const done = await run(async () => call('ReassignTask', { path, body: result.data }));
    await afterAct(caseId);
    if (!done) return;
    announce(`${words.reassigned} ${caseNo}`);
    onDone();
  };
  const refused = sending.kind === 'refused' ? sending.problem.errors : undefined;
  return { values, set, errors: refused ?? errors, sending, submit, isAtField: Boolean(refused) };
}

/** Gives a task to a colleague. Who cannot have it is told at the field, and nowhere else. */
export function HandOn({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const words = useWords(queueWords);
  const { cancel } = useWords(formWords);
  const prefix = useId().replaceAll(/[^a-z0-9]/gi, '');
  const { values, set, errors, sending, submit, isAtField } = useHandOn(task, onClose);
  useEffect(() => {
    // one field needs no summary: its fault is read out with it
    if (errors.length > 0) document.getElementById(fieldId(prefix, 'to'))?.focus();
  }, [errors, prefix]);
  return (
    <Dialog title={`${words.reassignTitle} ${task.caseNo}`} onClose={onClose}>
      <form
        className="case-form"
        noValidate
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void submit();
        }}
      >
        <FillingContext value={{ values, set, errors, prefix, register }}>
          <Colleague
            name="to"
            label={words.reassignTo}
            hint={words.reassignHint}
            fits={fitFor(task)}
          />
        </FillingContext>
        {!isAtField && <ProblemNote sending={sending} />}
        <div className="form-foot">
          <button type="submit" className="primary" disabled={sending.kind === 'sending'}>
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
