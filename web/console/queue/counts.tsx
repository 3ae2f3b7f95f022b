import type { TaskView } from '#contracts/views.ts';
import { useLanguage, useWords } from '../language.tsx';
import { queueWords } from '../words/queue.ts';
import { urgencies, urgencyOf } from './urgency.ts';

/** How many of the tasks read so far are how pressing; `more` says that there are further ones. */
export function Counts({
  tasks,
  now,
  more,
}: {
  tasks: readonly TaskView[];
  now: number;
  more: boolean;
}) {
  const words = useWords(queueWords);
  const { locale } = useLanguage();
  const found = tasks.map((it) => urgencyOf(it.dueAt, now));
  const last = found.at(-1);
  return (
    <ul className="counts">
      {urgencies.map((urgency) => {
        const count = found.filter((it) => it === urgency).length;
        // the list is in the order of what is due, so only its last kinds can go on
        const goesOn =
          more && (last === undefined || urgencies.indexOf(urgency) >= urgencies.indexOf(last));
        return (
          <li key={urgency} className={`count ${urgency}`}>
            <strong>
              {new Intl.NumberFormat(locale).format(count)}
              {goesOn ? '+' : ''}
            </strong>{' '}
            {words[urgency]}
          </li>
        );
      })}
    </ul>
  );
}
