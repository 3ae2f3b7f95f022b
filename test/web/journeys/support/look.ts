/** Looks a page over as it is now: readers and width. Collects what is wrong instead of stopping at it. */
import { drawsAtWidths } from '../../gallery.ts';
import type { Visit } from '../../visit.ts';
import { faultsOf, type Part } from './judging.ts';

export interface Look {
  /** With a name for it, pictures are left of the page as it was found. `part` is what was opened since the last look. */
  (where: string, as?: { readonly picture?: string; readonly part?: Part }): Promise<void>;
  /** True the first time that something of this name is met. */
  readonly isNew: (name: string) => boolean;
}

/** What was asked for is here: pages say by themselves that they wait. */
const isLoaded = ({ page }: Visit) =>
  page.waitForFunction(() => !document.querySelector('.skeleton, .loading'));

/** Every page is looked at with its folded parts open. */
async function unfold({ page }: Visit): Promise<void> {
  await page.evaluate(() => {
    for (const it of document.querySelectorAll('details')) it.open = true;
  });
}

/** At each of these widths in turn, and again at the first; the page stays as it is. */
async function overflowsAt(one: Visit, widths: readonly number[]): Promise<number[]> {
  const size = one.page.viewportSize();
  const wide: number[] = [];
  for (const width of widths) {
    await one.page.setViewportSize({ width, height: size?.height ?? 844 });
    if (await one.overflows()) wide.push(width);
  }
  if (size && widths.length > 0) await one.page.setViewportSize(size);
  return wide;
}

interface Looking {
  /** Names that were met before, by others too. */
  readonly seen?: Set<string>;
  /** Windows in which the page must fit as well. */
  readonly widths?: readonly number[];
}

export function looker(one: Visit, wrong: string[], looking: Looking = {}): Look {
  const { seen = new Set<string>(), widths = [] } = looking;
  const look: (...of: Parameters<Look>) => Promise<void> = async (
    where,
    { picture, part } = {},
  ) => {
    await isLoaded(one);
    if (picture) await drawsAtWidths(one.page, picture);
    await unfold(one);
    for (const fault of await faultsOf(one, part)) wrong.push(`${where}: ${fault}`);
    if (await one.overflows()) wrong.push(`${where}: wider than the window`);
    for (const width of await overflowsAt(one, widths))
      wrong.push(`${where}: wider than ${width} px`);
  };
  const isNew = (name: string) => !seen.has(name) && seen.add(name).has(name);
  return Object.assign(look, { isNew });
}
