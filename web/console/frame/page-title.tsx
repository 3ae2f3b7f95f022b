import { useEffect, useRef } from 'react';

/** A page's name: heading, title of the window, and where the focus goes when the page changes. */
export function PageTitle({ title, aside }: { title: string; aside?: string | undefined }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Parley`;
  }, [title]);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <header className="page-head">
      <h1 ref={ref} tabIndex={-1}>
        {title}
      </h1>
      {aside && <p className="quiet">{aside}</p>}
    </header>
  );
}
