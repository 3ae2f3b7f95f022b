import { draftsOn, tabShelf } from '../shared/drafts.ts';

/** The tab's shelf: drafts, and the few facts that a reload must not lose. */
export const shelf = tabShelf();
export const drafts = draftsOn(shelf, () => crypto.randomUUID());
