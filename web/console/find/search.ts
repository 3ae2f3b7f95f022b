import type { CaseFilter } from '../api/queries.ts';

const names = ['caseNo', 'contact', 'month', 'status'] as const;
export type Typed = Readonly<Record<(typeof names)[number], string>>;

/** What the address says was searched for. */
export function typedOf(search: string): Typed {
  const params = new URLSearchParams(search);
  const at = (name: string) => params.get(name) ?? '';
  return {
    caseNo: at('caseNo'),
    contact: at('contact'),
    month: at('month'),
    status: at('status'),
  };
}

const givenIn = (typed: Typed): [string, string][] =>
  names.map((name): [string, string] => [name, typed[name].trim()]).filter(([, it]) => it !== '');

/** Only what was filled in: an empty field is no filter. */
export const filterOf = (typed: Typed): CaseFilter => Object.fromEntries(givenIn(typed));

/** `go` marks that somebody has searched, be it for everything of this month. */
export const searchOf = (typed: Typed): string =>
  `?${new URLSearchParams([...givenIn(typed), ['go', '1']])}`;

export const hasSearched = (search: string): boolean => new URLSearchParams(search).has('go');

/** Cases are kept for five years after they end. */
const MONTHS = 10 * 12;

/** The months that can be searched, the present one first. `today` is `YYYY-MM-DD`. */
export function monthsBefore(today: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7),
  );
}
