import { useWords } from '../language.tsx';
import { useHotline } from '../process.tsx';
import { fileWords } from '../words/file.ts';
import type { Comparison } from './compare.ts';

/** How a file kept from before stands to the bank's of today. */
export function ComparisonNotice({ comparison }: { comparison: Comparison }) {
  const { isOtherCase, differences, newer } = comparison;
  const words = useWords(fileWords);
  const hotline = useHotline();
  if (isOtherCase) return <p class="notice bad">{words.otherCase}</p>;
  if (differences.length === 0) return <p class="notice good">{words.agrees(newer)}</p>;
  return (
    <div class="notice bad">
      {differences.map(([kind, seqs]) => (
        <p key={kind}>{words[kind](seqs.join(words.and))}</p>
      ))}
      <p>{words.call(hotline)}</p>
    </div>
  );
}
