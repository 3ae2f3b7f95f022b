import type { CustomerCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { href } from '../router.ts';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';
import { isMessage, wordsIn } from './timeline-details.ts';

/** What both sides wrote, oldest first, as a conversation is read. */
export function Messages({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  const messages = view.timeline.filter(isMessage);
  const mayWrite = view.allowed.includes('WriteToBank');
  if (messages.length === 0 && !mayWrite) return null;
  return (
    <section class="card">
      <h2>{words.messages}</h2>
      {messages.length === 0 && <p class="quiet">{words.noMessages}</p>}
      {messages.map((it) => (
        <div key={it.seq} class={it.by === 'customer' ? 'message mine' : 'message'}>
          <p class="quiet">
            {it.by === 'customer' ? words.by.customer : words.by.bank} ·{' '}
            <time dateTime={it.at}>{printing.moment(it.at)}</time>
          </p>
          <p class="said">{wordsIn(it)}</p>
        </div>
      ))}
      {mayWrite && (
        <div class="actions">
          <a class="button second" href={href('act', 'message')}>
            {words.write}
          </a>
        </div>
      )}
    </section>
  );
}
