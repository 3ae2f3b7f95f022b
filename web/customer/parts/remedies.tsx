import { remedyKindLabels } from '#contracts/labels.ts';
import type { Remedy } from '#domain/terms.ts';
import { useLanguage } from '../language.tsx';
import { usePrinting } from '../moments.ts';

/** What the bank does, each with its amount. */
export function Remedies({ remedies }: { remedies: readonly Remedy[] }) {
  const { locale } = useLanguage();
  const printing = usePrinting();
  if (remedies.length === 0) return null;
  return (
    <ul class="bodies">
      {remedies.map((it) => (
        <li key={it.id}>
          <strong>
            {remedyKindLabels[it.kind][locale]}
            <small class="pre">{it.description}</small>
          </strong>
          {it.amount && <span class="big number">{printing.firstMoney(it.amount)}</span>}
        </li>
      ))}
    </ul>
  );
}
