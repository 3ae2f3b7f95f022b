import { useState } from 'preact/hooks';
import type { OwnFile } from '../doors.ts';
import { useWords } from '../language.tsx';
import { fileWords } from '../words/file.ts';
import { compare } from './compare.ts';
import { ComparisonNotice } from './comparison-notice.tsx';
import { VerdictNotice } from './verdict-notice.tsx';
import { fileOf, type KeptFile, type Verdict, verify } from './verify.ts';

type Result = 'unreadable' | { readonly verdict: Verdict; readonly older: KeptFile };

async function resultOf(text: string): Promise<Result> {
  const older = fileOf(text);
  return older ? { verdict: await verify(older), older } : 'unreadable';
}

/** A file kept from before: what it shows by itself, and how it stands to what the bank has now. */
export function OldFile({ today }: { today: OwnFile }) {
  const words = useWords(fileWords);
  const [result, setResult] = useState<Result | null>(null);
  const [name, setName] = useState('');
  const read = async (file: File | undefined) => {
    setName(file?.name ?? '');
    if (file) setResult(await resultOf(await file.text()));
  };
  return (
    <section class="after">
      <div class="field">
        <label for="old-file">{words.choose}</label>
        <p class="hint" id="old-file-hint">
          {words.chooseHint}
        </p>
        <div class="picker">
          <input
            id="old-file"
            type="file"
            accept="application/json,.json"
            aria-describedby="old-file-hint"
            onChange={(event) => void read(event.currentTarget.files?.[0])}
          />
          <label for="old-file" class="button second">
            {words.pick}
          </label>
        </div>
        {name && <p class="quiet">{words.picked(name)}</p>}
      </div>
      <div aria-live="polite">
        {result === 'unreadable' && <p class="notice bad">{words.unreadable}</p>}
        {result !== null && result !== 'unreadable' && (
          <>
            <VerdictNotice
              verdict={result.verdict}
              lastHash={result.older.chain.at(-1)?.hash ?? ''}
            />
            <ComparisonNotice comparison={compare(result.older, today)} />
          </>
        )}
      </div>
    </section>
  );
}
