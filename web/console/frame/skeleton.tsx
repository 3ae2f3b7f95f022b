import { useEffect, useState } from 'react';
import { useWords } from '../language.tsx';
import { frameWords } from '../words/frame.ts';

const PATIENCE_MS = 300;

/** Stands where something will be; shown only when it takes long enough to be noticed. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const { loading } = useWords(frameWords);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="skeleton" role="status" aria-label={loading}>
      {shown &&
        Array.from({ length: lines }, (_, i) => (
          // oxlint-disable-next-line react/no-array-index-key
          <span key={i} className="bar" />
        ))}
    </div>
  );
}
