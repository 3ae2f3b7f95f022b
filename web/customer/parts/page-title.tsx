import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { nameText } from '#contracts/format.ts';
import { useWords } from '../language.tsx';
import { commonWords } from '../words/common.ts';

let firstPage = true;

interface Title {
  readonly children: string;
  /** Shown above the heading: where one is in a longer way. */
  readonly above?: ComponentChildren;
  readonly hasErrors?: boolean;
}

/** A case number is one word: it never breaks at its hyphens. The text stays as it is, for those who copy it. */
const wholeNumbers = (title: string): ComponentChildren =>
  title
    .split(/([A-Z]{2}-[\w-]+)/)
    .map((part, index) => (index % 2 === 1 ? <span class="unbroken">{part}</span> : part));

/**
 * The heading of a page and the title of its window. A new page's heading takes the focus, so that screen readers begin
 * there; the first page leaves it where the browser put it.
 */
export function PageTitle({ children, above, hasErrors = false }: Title) {
  const words = useWords(commonWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const prefix = hasErrors ? words.errorPrefix : '';
    document.title = `${prefix}${children} · ${nameText(`${words.bank} ${words.service}`)}`;
  }, [children, hasErrors, words]);
  useEffect(() => {
    if (!firstPage) heading.current?.focus({ preventScroll: true });
    firstPage = false;
  }, []);
  return (
    <>
      {above && <p class="above">{above}</p>}
      <h1 ref={heading} tabIndex={-1}>
        {wholeNumbers(children)}
      </h1>
    </>
  );
}
