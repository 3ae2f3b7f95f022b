import { draftsOn, tabShelf } from '../shared/drafts.ts';

/** The tab's shelf: drafts, and the few facts that a reload must not lose. */
export const shelf = tabShelf();
export const drafts = draftsOn(shelf, () => crypto.randomUUID());

const beside = new Set<() => void>();

/** What a page keeps in its memory beside its draft: gone when the drafts go. */
export const goesWithDrafts = (forget: () => void): void => void beside.add(forget);

/** For a shared device: nothing that was typed or picked stays. */
export function clearDrafts(): void {
  drafts.clearAll();
  for (const forget of beside) forget();
}
