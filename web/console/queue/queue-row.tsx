import { issueTypeLabels, productLabels, taskLabels } from '#contracts/labels.ts';
import type { TaskView } from '#contracts/views.ts';
import { Flags } from '../frame/flags.tsx';
import { Link } from '../frame/link.tsx';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { hrefs } from '../place.ts';
import { queueWords } from '../words/queue.ts';
import { DeskButtons } from './desk-buttons.tsx';
import { Due } from './due.tsx';
import type { Desk } from './use-desk.tsx';

interface RowProps {
  readonly task: TaskView;
  readonly index: number;
  readonly desk: Desk;
  readonly measure: (row: Element | null) => void;
  readonly onFocus: () => void;
}

export function QueueRow({ task, index, desk, measure, onFocus }: RowProps) {
  const words = useWords(queueWords);
  const label = useLabel();
  const { staffId } = useMe();
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2} onFocus={onFocus}>
      <td>
        <Due at={task.dueAt} />
      </td>
      <th scope="row">
        <Link href={hrefs.case(task.caseId)}>{task.caseNo}</Link>
      </th>
      <td>{label(taskLabels, task.task)}</td>
      <td>
        {label(productLabels, task.product)} · {label(issueTypeLabels, task.issueType)}
      </td>
      <td>
        <Flags flags={task.flags} />
      </td>
      <td className={task.assignee === null ? 'quiet' : ''}>
        {task.assignee === staffId ? words.me : (task.assignee ?? words.nobody)}
      </td>
      <td>
        <DeskButtons task={task} desk={desk} />
      </td>
    </tr>
  );
}
