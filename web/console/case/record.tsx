import type { StaffCase } from '#contracts/views.ts';
import { WideTable } from '../frame/wide-table.tsx';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { caseWords } from '../words/case.ts';
import { eventText } from '../words/events.ts';
import { whoText } from '../words/people.ts';
import { Section } from './section.tsx';

type Event = StaffCase['events'][number];

/** Marks of clocks and notes of the system are for the whole record, not for the story. */
const machinery = new Set(['ClockMarked', 'RunStarted', 'NoteAdded', 'CaseArchived']);
const whoOf = ({ by }: Event): string => (by.kind === 'staff' ? by.id : by.kind);

/** The story, newest first, and below it every event with all that it carries. */
export function RecordOfCase({ events }: { events: readonly Event[] }) {
  const words = useWords(caseWords);
  const { locale } = useLanguage();
  const printing = usePrinting();
  const told = events.filter((it) => !machinery.has(it.event)).toReversed();
  return (
    <Section title={words.timeline}>
      <ol className="timeline">
        {told.map((it) => (
          <li key={it.seq}>
            <time dateTime={it.at}>{printing.moment(it.at)}</time>
            <span>{eventText(it.event, locale)}</span>
            <span className="quiet">{whoText(whoOf(it), locale)}</span>
          </li>
        ))}
      </ol>
      <details>
        <summary>
          {words.audit} ({events.length})
        </summary>
        <AuditTable events={events} />
      </details>
    </Section>
  );
}

function AuditTable({ events }: { events: readonly Event[] }) {
  const words = useWords(caseWords);
  const { locale } = useLanguage();
  const printing = usePrinting();
  return (
    <WideTable label={words.audit} stacks>
      <table className="dense audit">
        <caption className="quiet">{words.auditCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.seq}</th>
            <th scope="col">{words.at}</th>
            <th scope="col">{words.who}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.details}</th>
          </tr>
        </thead>
        <tbody>
          {events.map((it) => (
            <tr key={it.seq}>
              <td className="number">{it.seq}</td>
              <td>
                <time dateTime={it.at}>{printing.moment(it.at)}</time>
              </td>
              <td className="whole">{whoText(whoOf(it), locale)}</td>
              <td>
                {eventText(it.event, locale)} <code className="quiet">{it.event}</code>
              </td>
              <td>
                {Object.keys(it.data).length > 0 && (
                  <details>
                    <summary>{words.details}</summary>
                    <pre>{JSON.stringify(it.data, null, 2)}</pre>
                  </details>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </WideTable>
  );
}
