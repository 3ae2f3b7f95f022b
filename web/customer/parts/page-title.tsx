import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';

let firstPage = true;

interface Title {
  readonly children: string;
  /** Shown above the heading: where one is in a longer way. */
  readonly above?: ComponentChildren;
  readonly hasErrors?: boolean;
}

/**
 * The heading of a page and the title of its window. A new page's heading takes the focus, so that screen readers begin
 * there; the first page leaves it where the browser put it.
 */
export function PageTitle({ children, above, hasErrors = false }: Title) {
  const words = useWords(commonWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const prefix = hasErrors ? words.errorPrefix : '';
    document.title = `${prefix}${children} · ${words.bank}${words.service}`;
  }, [children, hasErrors, words]);
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <>
      {above && <p class="above">{above}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {children}
      </h1>
    </>
  );
}
