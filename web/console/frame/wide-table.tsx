import type { ReactNode } from 'react';

/** A table that may be wider than its place: it scrolls by itself, by keyboard too, and the page stays as it is. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="table-scroll" role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
