import { useEffect, useState } from 'preact/hooks';
import { useWords } from '../language.tsx';
import { useHotline } from '../process.tsx';
import { commonWords } from '../words/common.ts';

/** Says so only when it takes long enough to be noticed. */
export function Loading() {
  const words = useWords(commonWords);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="quiet loading" role="status">
      {shown && words.loading}
    </p>
  );
}

export function LoadFailed({ silent, again }: { silent: boolean; again: () => void }) {
  const words = useWords(commonWords);
  const hotline = useHotline();
  return (
    <div class="notice bad" role="alert">
      <p>{silent ? words.netRead : words.serverRead(hotline)}</p>
      <button type="button" class="button second" onClick={again}>
        {words.retry}
      </button>
    </div>
  );
}
