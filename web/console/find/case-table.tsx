import { channelLabels, issueTypeLabels, productLabels, statusLabels } from '#contracts/labels.ts';
import type { CaseSummary } from '#contracts/views.ts';
import { Flags } from '../frame/flags.tsx';
import { Link } from '../frame/link.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useLabel, useWords } from '../language.tsx';
import { hrefs } from '../place.ts';
import { usePrinting } from '../printing.ts';
import { findWords } from '../words/find.ts';

export function CaseTable({ cases }: { cases: readonly CaseSummary[] }) {
  const words = useWords(findWords);
  const label = useLabel();
  const printing = usePrinting();
  return (
    <WideTable label={words.caption(cases.length)} stacks>
      <table className="dense">
        <caption className="quiet">{words.caption(cases.length)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.case}</th>
            <th scope="col">{words.statusColumn}</th>
            <th scope="col">{words.subject}</th>
            <th scope="col">{words.channel}</th>
            <th scope="col">{words.openedAt}</th>
            <th scope="col">{words.owner}</th>
            <th scope="col">{words.flags}</th>
          </tr>
        </thead>
        <tbody>
          {cases.map((it) => (
            <tr key={it.caseId}>
              <th scope="row">
                <Link href={hrefs.case(it.caseId)}>{it.caseNo}</Link>
              </th>
              <td className="whole">{label(statusLabels, it.status)}</td>
              <td>
                {label(productLabels, it.product)} · {label(issueTypeLabels, it.issueType)}
              </td>
              <td>{label(channelLabels, it.channel)}</td>
              <td>
                <time dateTime={it.openedAt}>{printing.moment(it.openedAt)}</time>
              </td>
              <td className={it.owner ? '' : 'quiet'}>{it.owner ?? words.nobody}</td>
              <td>
                <Flags flags={it.flags} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
