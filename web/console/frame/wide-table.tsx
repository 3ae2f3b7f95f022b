import type { ReactNode } from 'react';

interface WideTableProps {
  readonly label: string;
  /** On a phone each row becomes a block of its own; for rows that are understood without the heads of their columns. */
  readonly stacks?: boolean;
  readonly children: ReactNode;
}

/** A table that may be wider than its place: it scrolls by itself, by keyboard too, and the page stays as it is. */
export function WideTable({ label, stacks = false, children }: WideTableProps) {
  return (
    <div
      className={stacks ? 'table-scroll stacks' : 'table-scroll'}
      role="group"
      aria-label={label}
      tabIndex={0}
    >
      {children}
    </div>
  );
}
