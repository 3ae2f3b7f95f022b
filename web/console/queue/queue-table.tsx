import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { TaskView } from '#contracts/views.ts';
import { type Keys, useKeys } from '../frame/keys.ts';
import { useLanguage, useWords } from '../language.tsx';
import { queueWords } from '../words/queue.ts';
import { QueueRow } from './queue-row.tsx';
import { DeskFault, useDesk } from './use-desk.tsx';

const ROW_PX = 36;
const AHEAD = 12;

/** Where each view was left, so that coming back from a case finds the same rows. */
const places = new Map<string, { offset: number; active: number }>();

interface TableProps {
  readonly tasks: readonly TaskView[];
  readonly place: string;
  readonly more: boolean;
  readonly isReading: boolean;
  readonly readOn: () => void;
}

/** A long list of which only the rows in sight exist; the numbers that they carry tell readers where they are. */
export function QueueTable({ tasks, place, more, isReading, readOn }: TableProps) {
  const words = useWords(queueWords);
  const { locale } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(places.get(place)?.active ?? -1);
  const [wanted, setWanted] = useState<number | null>(null);
  const desk = useDesk();
  const rows = useVirtualizer({
    count: tasks.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: AHEAD,
    initialOffset: places.get(place)?.offset ?? 0,
    getItemKey: (index) => tasks[index]?.taskId ?? index,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (more && !isReading && last >= tasks.length - AHEAD) readOn();
  }, [more, isReading, last, tasks.length, readOn]);
  useEffect(() => {
    if (wanted === null) return;
    const link = box.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] a`);
    if (!link) return;
    link.focus({ preventScroll: true });
    setWanted(null);
  });
  const move = (to: number) => {
    const index = Math.min(Math.max(to, 0), tasks.length - 1);
    rows.scrollToIndex(index);
    setActive(index);
    setWanted(index);
  };
  const keys: Keys = useMemo(
    () => ({
      j: () => move(active + 1),
      k: () => move(active - 1),
      End: () => move(tasks.length - 1),
      Home: () => move(0),
    }),
    [active, tasks.length],
  );
  useKeys(keys);
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  const total = `${new Intl.NumberFormat(locale).format(tasks.length)}${more ? '+' : ''}`;
  return (
    <>
      <DeskFault desk={desk} />
      <div
        className="table-box"
        ref={box}
        onScroll={(event) => places.set(place, { offset: event.currentTarget.scrollTop, active })}
      >
        <table className="dense" aria-rowcount={more ? -1 : tasks.length + 1}>
          <caption className="for-readers">{words.caption(total)}</caption>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col" aria-sort="ascending">
                {words.due}
              </th>
              <th scope="col">{words.case}</th>
              <th scope="col">{words.step}</th>
              <th scope="col">{words.subject}</th>
              <th scope="col">{words.flags}</th>
              <th scope="col">{words.assignee}</th>
              <th scope="col">{words.actions}</th>
            </tr>
          </thead>
          <tbody>
            <Gap height={before} />
            {items.map(({ index, key }) => {
              const task = tasks[index];
              return (
                task && (
                  <QueueRow
                    key={key}
                    task={task}
                    index={index}
                    desk={desk}
                    measure={rows.measureElement}
                    onFocus={() => setActive(index)}
                  />
                )
              );
            })}
            <Gap height={after} />
          </tbody>
        </table>
        {isReading && <p className="quiet reading">{words.more}</p>}
      </div>
    </>
  );
}

/** The height of the rows that are not there. */
const Gap = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden="true" className="gap">
      <td colSpan={7} style={{ height }} />
    </tr>
  ) : null;
