/** What readers find, once for each state of a page: where only a part of it is new, that part is judged. */
import type { Page } from 'playwright-core';
import type { Visit } from '../../visit.ts';

/** What opens on a page that stays as it was: the form of a step, a dialog. */
const parts = ['.task', 'dialog[open]'] as const;
export type Part = (typeof parts)[number];

/** The page without each of its parts: what is left is the same to readers as long as it is the same here. */
const restsOf = (page: Page): Promise<string[]> =>
  page.evaluate(
    (all) =>
      all.map((part) => {
        const copy = document.documentElement.cloneNode(true) as HTMLElement;
        for (const it of copy.querySelectorAll(part)) it.remove();
        return `${innerWidth} ${part} ${copy.outerHTML}`;
      }),
    parts,
  );

/** Rests of what was judged so far on the page of a visit. */
const judged = new WeakMap<Page, Set<string>>();

function judgedOn(page: Page): Set<string> {
  const known = judged.get(page) ?? new Set();
  judged.set(page, known);
  return known;
}

/** The whole page, unless all of it but this part was judged before as it is now. */
export async function faultsOf({ page, faults }: Visit, part?: Part): Promise<string[]> {
  const known = judgedOn(page);
  const rests = await restsOf(page);
  const rest = part && rests[parts.indexOf(part)];
  const found = await faults(rest !== undefined && known.has(rest) ? part : undefined);
  for (const it of rests) known.add(it);
  return found;
}
