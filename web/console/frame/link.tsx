import type { ComponentProps, MouseEvent } from 'react';
import { go } from '../place.ts';

const isPlainClick = (it: MouseEvent): boolean =>
  it.button === 0 && !it.metaKey && !it.ctrlKey && !it.shiftKey && !it.altKey;

/** A link inside the console: a plain click stays in the page, Ctrl or Cmd opens a tab as everywhere. */
export function Link({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  return (
    <a
      {...rest}
      href={href}
      onClick={(it) => {
        onClick?.(it);
        if (it.defaultPrevented || !isPlainClick(it)) return;
        it.preventDefault();
        go(href);
      }}
    />
  );
}
