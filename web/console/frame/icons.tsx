import type { ReactNode } from 'react';

/** Drawn in the page: a character would look different on every machine, or not at all. */
const Icon = ({ children }: { children: ReactNode }) => (
  <svg className="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
    {children}
  </svg>
);

export const EnvelopeIcon = () => (
  <Icon>
    <path d="M2.5 4.5h15v11h-15zm0 .5 7.5 6 7.5-6" />
  </Icon>
);

export const LockIcon = () => (
  <Icon>
    <path d="M4.5 9h11v8h-11zM7 9V6a3 3 0 0 1 6 0v3" />
  </Icon>
);

export const TelephoneIcon = () => (
  <Icon>
    <path d="M5 3h3l1.5 4-2 1.5a9 9 0 0 0 4 4l1.5-2 4 1.5v3c0 1-1 2-2 2C9 17 3 11 3 5c0-1 1-2 2-2z" />
  </Icon>
);

export const CalendarIcon = () => (
  <Icon>
    <path d="M3 5h14v12H3zM3 9h14M7 3v4M13 3v4" />
  </Icon>
);
