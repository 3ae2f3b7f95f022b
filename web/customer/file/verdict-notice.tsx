import { useWords } from '../language.tsx';
import { useHotline } from '../process.tsx';
import { fileWords } from '../words/file.ts';
import type { Verdict } from './verify.ts';

export function VerdictNotice({ verdict, lastHash }: { verdict: Verdict; lastHash: string }) {
  const words = useWords(fileWords);
  const hotline = useHotline();
  if (verdict.kind !== 'whole')
    return (
      <div class="notice bad">
        <p>{words[verdict.kind](verdict.seq)}</p>
        <p>{words.call(hotline)}</p>
      </div>
    );
  const rest = verdict.links - verdict.checked;
  return (
    <div class="notice good">
      <p>
        <strong>{words.whole(verdict.links, verdict.checked)}</strong>
      </p>
      {rest > 0 && <p>{words.wholeHint(rest)}</p>}
      <details>
        <summary>{words.fingerprint}</summary>
        <p class="hash">{lastHash}</p>
        <p>{words.keep}</p>
      </details>
    </div>
  );
}
