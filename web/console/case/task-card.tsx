import { useState } from 'react';
import { taskLabels, workerLabels } from '#contracts/labels.ts';
import { type AnswerName, answerSchemas } from '#contracts/staff-answers.ts';
import type { StaffCase, TaskView } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { call } from '../api/client.ts';
import { CommandFormOfCase } from '../forms/command-form-of-case.tsx';
import { answerForms } from '../forms/commands/catalogue.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { DeskButtons } from '../queue/desk-buttons.tsx';
import { Due } from '../queue/due.tsx';
import { DeskFault, useDesk } from '../queue/use-desk.tsx';
import { caseWords } from '../words/case.ts';
import { commandWords } from '../words/commands.ts';
import { type Answers, answersOpenTo } from './answers.ts';
import { CameBack, Proposed } from './proposed.tsx';

/** One open step: whose it is, until when, and the form for exactly this step. */
export function TaskCard({ task, it }: { task: TaskView; it: StaffCase }) {
  const words = useWords(caseWords);
  const label = useLabel();
  const me = useMe();
  const desk = useDesk();
  const answers = answersOpenTo(task, it, me);
  const worker = label(workerLabels, task.worker);
  return (
    <article className="task" aria-label={label(taskLabels, task.task)}>
      <header className="task-head">
        <h3>{label(taskLabels, task.task)}</h3>
        <Due at={task.dueAt} />
        <span className="quiet">
          {task.worker === 'customer' ? words.waitsFor : words.taskOf(worker)}
          {task.assignee && ` · ${words.takenBy(task.assignee)}`}
        </span>
        <DeskButtons task={task} desk={desk} />
      </header>
      <DeskFault desk={desk} />
      {answers.kind === 'open' ? (
        <AnswerForms task={task} it={it} commands={answers.commands} />
      ) : (
        <p className="quiet">{whyNot(answers, worker, words)}</p>
      )}
    </article>
  );
}

function whyNot(
  answers: Exclude<Answers, { kind: 'open' }>,
  worker: string,
  words: (typeof caseWords)['zh-CN'],
): string {
  switch (answers.kind) {
    case 'takenBy':
      return words.takenByOther(answers.who);
    case 'forOthers':
      return words.notForYou(worker);
    case 'customersTurn':
      return words.nothingToAnswer;
    case 'notYou':
      return words.notYou;
  }
}

interface AnswerFormsProps {
  readonly task: TaskView;
  readonly it: StaffCase;
  readonly commands: readonly AnswerName[];
}

function AnswerForms({ task, it, commands }: AnswerFormsProps) {
  const words = useWords(caseWords);
  const named = useWords(commandWords);
  const [chosen, setChosen] = useState<AnswerName | null>(null);
  // with one way to go on there is nothing to choose, unless it is beside the case's own step or the customer's turn
  const isOwnStep = task.task === it.whereabouts || task.task === 'AwaitConsultation';
  const isOnlyWay = commands.length === 1 && isOwnStep && task.worker !== 'customer';
  const command = isOnlyWay ? commands[0] : commands.find((it) => it === chosen);
  return (
    <>
      {!isOnlyWay && (
        <div className="tabs" role="group" aria-label={words.answerTabs}>
          {commands.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === command}
              onClick={() => setChosen(one === chosen ? null : one)}
            >
              {named[one].title}
            </button>
          ))}
        </div>
      )}
      {command && judged.has(command) && <Proposed it={it} />}
      {command && <CameBack it={it} command={command} />}
      {command && <AnswerForm key={command} task={task} it={it} command={command} />}
    </>
  );
}

/** What these commands agree to or send back must be read right where they are given. */
const judged = new Set<AnswerName>([
  'ApproveProposal',
  'ReturnProposal',
  'ApproveDecision',
  'ReturnDecision',
  'ApproveReReview',
  'ReturnReReview',
  'ApproveSettlement',
  'ReturnSettlement',
]);

function AnswerForm({
  task,
  it,
  command,
}: Omit<AnswerFormsProps, 'commands'> & { command: AnswerName }) {
  const path = { caseId: it.caseId, taskId: task.taskId };
  return (
    <CommandFormOfCase
      it={it}
      task={task}
      command={command}
      form={answerForms[command]}
      kind={`${command}:${task.taskId}`}
      schema={commandSchemas[command]}
      faultsAt={['answer.data.']}
      send={async (data, { expectedVersion, key }) => {
        // the schema of this very command has just passed; the contract's union says the same once more
        const answer = answerSchemas.staffAnswer.parse({ command, data });
        return call('AnswerTask', { path, body: { expectedVersion, answer }, key });
      }}
    />
  );
}
