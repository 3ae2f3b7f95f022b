/** Looks a page over as it is now: readers and width. Collects what is wrong instead of stopping at it. */
import type { Visit } from '../../visit.ts';

export interface Look {
  (where: string): Promise<void>;
  /** True the first time that something of this name is met. */
  readonly isNew: (name: string) => boolean;
}

/** Every page is looked at with its folded parts open. */
async function unfold({ page }: Visit): Promise<void> {
  await page.evaluate(() => {
    for (const it of document.querySelectorAll('details')) it.open = true;
  });
}

export function looker(one: Visit, wrong: string[], seen = new Set<string>()): Look {
  const look = async (where: string) => {
    await unfold(one);
    for (const fault of await one.faults()) wrong.push(`${where}: ${fault}`);
    if (await one.overflows()) wrong.push(`${where}: wider than the window`);
  };
  const isNew = (name: string) => !seen.has(name) && seen.add(name).has(name);
  return Object.assign(look, { isNew });
}
