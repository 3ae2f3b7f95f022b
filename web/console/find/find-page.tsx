import { useState } from 'react';
import { monthText } from '#contracts/format.ts';
import { statusLabels } from '#contracts/labels.ts';
import { useCases } from '../api/queries.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { Skeleton } from '../frame/skeleton.tsx';
import { LoadFault } from '../frame/trouble.tsx';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { holds, useMe } from '../me.ts';
import { go, hrefs } from '../place.ts';
import { usePrinting } from '../printing.ts';
import { findWords } from '../words/find.ts';
import { CaseTable } from './case-table.tsx';
import { filterOf, hasSearched, monthsBefore, searchOf, type Typed, typedOf } from './search.ts';

export function FindPage({ search }: { search: string }) {
  const words = useWords(findWords);
  return (
    <div className="page">
      <PageTitle title={words.title} />
      <SearchForm key={search} search={search} />
      {hasSearched(search) ? <Results search={search} /> : <p className="quiet">{words.start}</p>}
    </div>
  );
}

function SearchForm({ search }: { search: string }) {
  const words = useWords(findWords);
  const label = useLabel();
  const me = useMe();
  const [typed, setTyped] = useState<Typed>(() => typedOf(search));
  const put = (name: keyof Typed) => (event: { target: { value: string } }) =>
    setTyped({ ...typed, [name]: event.target.value });
  return (
    <form
      className="bar search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        go(hrefs.find(searchOf(typed)));
      }}
    >
      <label className="stacked">
        {words.caseNo}
        <input value={typed.caseNo} onChange={put('caseNo')} autoComplete="off" />
      </label>
      {holds(me, 'agent', 'lead', 'liaison') && (
        <label className="stacked">
          <span>
            {words.contact} <span className="quiet">{words.contactHint}</span>
          </span>
          <input value={typed.contact} onChange={put('contact')} autoComplete="off" />
        </label>
      )}
      <label className="stacked">
        {words.month}
        <MonthSelect month={typed.month} onChange={put('month')} />
      </label>
      <label className="stacked">
        {words.status}
        <select value={typed.status} onChange={put('status')}>
          <option value="">{words.anyStatus}</option>
          {Object.keys(statusLabels).map((status) => (
            <option key={status} value={status}>
              {label(statusLabels, status)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="primary">
        {words.search}
      </button>
    </form>
  );
}

interface MonthSelectProps {
  /** `2026-12`; empty for this month. */
  readonly month: string;
  readonly onChange: (event: { target: { value: string } }) => void;
}

/** Months by name in the page's language, newest first; one that an address names is there, however old. */
function MonthSelect({ month, onChange }: MonthSelectProps) {
  const words = useWords(findWords);
  const { locale } = useLanguage();
  const months = monthsBefore(usePrinting().today);
  const shown = month === '' || months.includes(month) ? months : [...months, month];
  return (
    <select value={month} onChange={onChange}>
      <option value="">{words.thisMonth}</option>
      {shown.map((it) => (
        <option key={it} value={it}>
          {monthText(it, locale)}
        </option>
      ))}
    </select>
  );
}

function Results({ search }: { search: string }) {
  const words = useWords(findWords);
  const found = useCases(filterOf(typedOf(search)), true);
  const cases = found.data?.pages.flatMap((it) => it.cases) ?? [];
  if (found.isError && cases.length === 0)
    return <LoadFault error={found.error} again={() => void found.refetch()} />;
  if (found.isPending) return <Skeleton />;
  if (cases.length === 0 && !found.hasNextPage)
    return (
      <div className="empty">
        <p className="empty-title">{words.emptyTitle}</p>
        <p className="quiet">{words.emptyText}</p>
      </div>
    );
  return (
    <>
      <CaseTable cases={cases} />
      {found.hasNextPage && (
        <button
          type="button"
          disabled={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {found.isFetchingNextPage ? words.reading : words.more}
        </button>
      )}
    </>
  );
}
