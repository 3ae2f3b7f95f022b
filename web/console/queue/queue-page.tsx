import { useDeferredValue, useMemo } from 'react';
import { type QueueFilter, useQueue } from '../api/queries.ts';
import { useNow } from '../clock.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { Skeleton } from '../frame/skeleton.tsx';
import { LoadFault } from '../frame/trouble.tsx';
import { channelsFor } from '../intake/intake-values.ts';
import { useLabel, useWords } from '../language.tsx';
import { useMe } from '../me.ts';
import { go, hrefs } from '../place.ts';
import { usePrinting } from '../printing.ts';
import { queueWords } from '../words/queue.ts';
import { Counts } from './counts.tsx';
import { fits, searchableText } from './fits.ts';
import { QueueTable } from './queue-table.tsx';
import { ViewBar } from './view-bar.tsx';
import { searchOf, type View, viewOf } from './views.ts';

const filterOf = ({ which, role }: View): QueueFilter => ({
  ...(role ? { role } : {}),
  ...(which === 'mine' ? { mine: 'true' } : {}),
});

/** With a filter of the page's own, a long list is read this far by itself. */
const READ_AHEAD_PAGES = 40;

/** My work: what is due first stands first. */
export function QueuePage({ search }: { search: string }) {
  const words = useWords(queueWords);
  const printing = usePrinting();
  const label = useLabel();
  const now = useNow();
  const view = viewOf(search);
  const typed = useDeferredValue(view.text);
  const queue = useQueue(filterOf(view));
  const all = useMemo(() => queue.data?.pages.flatMap((it) => it.tasks) ?? [], [queue.data]);
  const shown = useMemo(
    () => all.filter((it) => fits(it, view.which, typed, searchableText(label))),
    [all, view.which, typed, label],
  );
  const change = (next: View) => go(hrefs.queue(searchOf(next)), true);
  const isFiltered = view.which === 'unclaimed' || view.text !== '';
  const mayReadOn =
    queue.hasNextPage && (!isFiltered || (queue.data?.pages.length ?? 0) < READ_AHEAD_PAGES);
  return (
    <div className="page tall">
      <PageTitle title={words.title} aside={words.zone(printing.zone)} />
      <ViewBar view={view} onChange={change} />
      {queue.isError && all.length === 0 ? (
        <LoadFault error={queue.error} again={() => void queue.refetch()} />
      ) : queue.isPending ? (
        <Skeleton lines={10} />
      ) : (
        <>
          <Counts tasks={shown} now={now} more={queue.hasNextPage} />
          {shown.length === 0 && !queue.hasNextPage ? (
            <Empty view={view} onClear={() => change({ ...view, which: 'all', text: '' })} />
          ) : (
            <QueueTable
              tasks={shown}
              place={search}
              more={mayReadOn}
              isReading={queue.isFetchingNextPage}
              readOn={() => void queue.fetchNextPage()}
            />
          )}
        </>
      )}
    </div>
  );
}

function Empty({ view, onClear }: { view: View; onClear: () => void }) {
  const words = useWords(queueWords);
  const isFiltered = view.text !== '' || view.which === 'unclaimed';
  const mayOpen = channelsFor(useMe()).length > 0;
  const anyText = mayOpen ? words.emptyTextOpens : words.emptyText;
  const text = view.which === 'mine' ? words.emptyMine : anyText;
  return (
    <div className="empty">
      <p className="empty-title">{isFiltered ? words.emptyFilter : words.emptyTitle}</p>
      {isFiltered ? (
        <button type="button" onClick={onClear}>
          {words.clearFilter}
        </button>
      ) : (
        <p className="quiet">{text}</p>
      )}
    </div>
  );
}
