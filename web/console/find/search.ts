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
