import { useState } from 'react';
import type { Keeping } from '../drafts/use-draft.ts';
import { useWords } from '../language.tsx';
import { usePrinting } from '../printing.ts';
import { formWords } from '../words/form.ts';

interface DraftLineProps {
  readonly keeping: Keeping;
  readonly onDiscard: () => void;
}

/** Where the typed text is, honestly; throwing it away is asked twice. */
export function DraftLine({ keeping, onDiscard }: DraftLineProps) {
  const words = useWords(formWords);
  const printing = usePrinting();
  const [asking, setAsking] = useState(false);
  if (keeping.kind === 'untouched') return null;
  const discard = () => {
    setAsking(false);
    onDiscard();
  };
  return (
    <p className={keeping.kind === 'notSaved' ? 'draft-line fault' : 'draft-line'}>
      <span role="status">
        {keeping.kind === 'saved'
          ? words.savedAt(printing.time(new Date(keeping.at).toISOString()))
          : words.notSaved}
      </span>
      {asking ? (
        <>
          <span>{words.discardSure}</span>
          <button type="button" className="quiet-button" onClick={discard}>
            {words.discard}
          </button>
          <button type="button" className="quiet-button" onClick={() => setAsking(false)}>
            {words.cancel}
          </button>
        </>
      ) : (
        <button type="button" className="quiet-button" onClick={() => setAsking(true)}>
          {words.discard}
        </button>
      )}
    </p>
  );
}
