import type { CustomerCase } from '#contracts/views.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../moments.ts';
import { caseWords } from '../words/case.ts';
import { useCase } from './my-case.ts';

type Complaint = CustomerCase['outside'][number];

const isPending = ({ repliedAt, concludedAt }: Complaint): boolean =>
  repliedAt === undefined && concludedAt === undefined;

export function Outside({ view }: { view: CustomerCase }) {
  const words = useWords(caseWords);
  const { zone } = useCase();
  const printing = usePrinting(zone);
  if (view.outside.length === 0) return null;
  return (
    <section class="card">
      <h2>{words.outside}</h2>
      <ul class="bodies">
        {view.outside.map((it) => (
          <li key={it.bodyName + it.recordedAt}>
            <strong>{it.bodyName}</strong>
            {it.repliedAt !== undefined && (
              <span>{words.outsideReplied(printing.moment(it.repliedAt))}</span>
            )}
            {isPending(it) && <span>{words.outsideReply(printing.deadline(it.replyDueAt))}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
