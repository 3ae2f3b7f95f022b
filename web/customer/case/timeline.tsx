import { eventLabels } from '#contracts/event-labels.ts';
import type { CustomerCase } from '#contracts/views.ts';
import type { Bilingual } from '#domain/rule-profile.ts';
import { useLanguage, useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';
import { type Entry, isMessage, textAt, wordsIn } from './timeline-details.ts';

const sentences: Readonly<Record<string, Bilingual>> = eventLabels;

/** A changed limit says from when to when, and why. */
function Moved({ entry }: { entry: Entry }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const [old, fresh] = [textAt(entry, 'oldDueAt'), textAt(entry, 'newDueAt')];
  if (old === '' || fresh === '') return null;
  return (
    <p>
      {words.moved(printing.deadline(old), printing.deadline(fresh))}{' '}
      {words.reason(textAt(entry, 'reason'))}
    </p>
  );
}

function Details({ entry }: { entry: Entry }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  if (entry.event === 'ClockExtended') return <Moved entry={entry} />;
  const expiresAt = textAt(entry, 'expiresAt');
  if (entry.event === 'OfferSent' && expiresAt !== '')
    return <p>{words.openUntil(printing.deadline(expiresAt))}</p>;
  const said = wordsIn(entry);
  return said !== '' && !isMessage(entry) ? <p class="said">{said}</p> : null;
}

function Line({ entry }: { entry: Entry }) {
  const { locale } = useLanguage();
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const sentence = sentences[entry.event]?.[locale];
  if (sentence === undefined) return null;
  return (
    <li class={entry.by}>
      <p class="quiet">
        <time dateTime={entry.at}>{printing.moment(entry.at)}</time>
        {entry.by !== 'system' && ` · ${words.by[entry.by]}`}
      </p>
      <p>{sentence}</p>
      <Details entry={entry} />
    </li>
  );
}

/** Every step in plain words, newest first: date, who acted, one sentence. */
export function Timeline({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  return (
    <section>
      <h2>{words.timeline}</h2>
      <ol class="timeline" reversed>
        {[...view.timeline]
          .sort((a, b) => b.seq - a.seq)
          .map((entry) => (
            <Line key={entry.seq} entry={entry} />
          ))}
      </ol>
    </section>
  );
}
