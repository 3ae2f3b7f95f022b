/**
 * What somebody has typed, kept in the tab until it is sent. Each filling has one idempotency key, so that sending twice, or
 * again after a broken connection, acts once.
 */
export type Values = Readonly<Record<string, string>>;

export interface Draft {
  readonly values: Values;
  /** Idempotency-Key of whatever this filling sends. */
  readonly key: string;
}

/** The part of `Storage` that drafts use. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const PREFIX = 'parley.draft.';

const isDraft = (it: unknown): it is Draft =>
  typeof it === 'object' && it !== null && 'values' in it && 'key' in it;

function parsed(text: string | null): Draft | null {
  try {
    const it: unknown = JSON.parse(text ?? 'null');
    return isDraft(it) ? it : null;
  } catch {
    return null;
  }
}

/** A shelf in memory, for browsers that refuse storage. */
export function memoryShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index) => [...kept.keys()][index] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

/** The tab's own storage; a full or forbidden storage must not stop anybody from typing. */
export function tabShelf(): Shelf {
  try {
    sessionStorage.setItem(`${PREFIX}probe`, '1');
    sessionStorage.removeItem(`${PREFIX}probe`);
    return sessionStorage;
  } catch {
    return memoryShelf();
  }
}

export function draftsOn(shelf: Shelf, newKey: () => string) {
  const put = (name: string, draft: Draft): Draft => {
    shelf.setItem(PREFIX + name, JSON.stringify(draft));
    return draft;
  };
  const read = (name: string): Draft | null => parsed(shelf.getItem(PREFIX + name));
  return {
    /** The draft of that name; a new one begins with `initial` and a fresh key. */
    open: (name: string, initial: Values = {}): Draft =>
      read(name) ?? put(name, { values: initial, key: newKey() }),
    save: (name: string, values: Values): Draft =>
      put(name, { values, key: read(name)?.key ?? newKey() }),
    clear: (name: string): void => shelf.removeItem(PREFIX + name),
    /** For a shared device: nothing that was typed stays. */
    clearAll: (): void => {
      const names = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
      for (const name of names) if (name?.startsWith(PREFIX)) shelf.removeItem(name);
    },
  };
}
