/** What a date's entry is given, be it ours or the browser's own. */
export interface EntryProps {
  readonly id: string;
  readonly label: string;
  readonly granularity: 'day' | 'minute';
  /** `2026-12-09`, or `2026-12-09T18:00`; empty when nothing was entered. */
  readonly value: string;
  readonly describedBy: string | undefined;
  readonly invalid: boolean;
  readonly onChange: (value: string) => void;
}
