import { flagLabels } from '#contracts/labels.ts';
import { useLabel } from '../language.tsx';

const grave = new Set(['urgent', 'major']);

/** What is special about a case. Cues never colour it; only what a person has marked. */
export function Flags({ flags }: { flags: readonly string[] }) {
  const label = useLabel();
  if (flags.length === 0) return null;
  return (
    <span className="flags">
      {flags.map((it) => (
        <span key={it} className={grave.has(it) ? 'flag grave' : 'flag'}>
          {label(flagLabels, it)}
        </span>
      ))}
    </span>
  );
}
