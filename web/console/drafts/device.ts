import { memoryShelf } from '../../shared/drafts.ts';
import { draftStore, type Shelf } from './store.ts';

/** The device's storage; where a browser refuses it, the page's memory. */
function deviceShelf(): Shelf {
  try {
    localStorage.getItem('parley.console.probe');
    return localStorage;
  } catch {
    return memoryShelf();
  }
}

export const drafts = draftStore(deviceShelf(), () => Date.now());
