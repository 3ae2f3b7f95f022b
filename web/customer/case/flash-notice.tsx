import { useEffect, useRef } from 'preact/hooks';
import { useCase } from './my-case.ts';

/** What became of the last act; shown once, and read out, since the page has changed meanwhile. */
export function FlashNotice() {
  const { flash, setFlash } = useCase();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    return () => setFlash(null);
  }, []);
  if (!flash) return null;
  return (
    <div class={flash.good ? 'notice good' : 'notice care'} role="status" tabIndex={-1} ref={box}>
      <p>{flash.text}</p>
    </div>
  );
}
