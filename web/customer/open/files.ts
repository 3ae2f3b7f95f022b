/**
 * Files picked while a case is being opened. They stay in the memory of this page: a proof of illness does not belong on a device
 * that others use too. The draft keeps their names, so that a reload can say which are missing.
 */
import { useEffect, useState } from 'preact/hooks';
import { drafts, goesWithDrafts } from '../drafts.ts';
import type { Chosen } from '../evidence/chosen.ts';

const DRAFT = 'open.files';

export interface Picked {
  readonly chosen: readonly Chosen[];
  /** Names of files that were picked before the page was loaded anew. */
  readonly missing: readonly string[];
}

/** Something that pages watch; each change shows on all of them. */
export function watched<T>(first: T) {
  let now = first;
  const watchers = new Set<(value: T) => void>();
  return {
    get: () => now,
    set: (next: T): void => {
      now = next;
      for (const tell of watchers) tell(next);
    },
    use: (): T => {
      const [value, tell] = useState(now);
      useEffect(() => {
        watchers.add(tell);
        tell(now);
        return () => void watchers.delete(tell);
      }, []);
      return value;
    },
  };
}

/** Written by this file alone, in this tab. */
function namesInDraft(): readonly string[] {
  const { names } = drafts.open(DRAFT).values;
  return names === undefined ? [] : (JSON.parse(names) as string[]);
}

const files = watched<Picked>({ chosen: [], missing: namesInDraft() });
export const usePicked = files.use;

function keep(next: Picked): void {
  const names = [...next.missing, ...next.chosen.map(({ file }) => file.name)];
  drafts.save(DRAFT, { names: JSON.stringify(names) });
  files.set(next);
}

export function addPicked(more: readonly Chosen[]): void {
  const names = new Set(more.map(({ file }) => file.name));
  const { chosen, missing } = files.get();
  keep({
    chosen: [...chosen, ...more],
    missing: missing.filter((name) => !names.has(name)),
  });
}

export function removePicked(one: Chosen): void {
  const { chosen, missing } = files.get();
  keep({ missing, chosen: chosen.filter(({ file }) => file !== one.file) });
}

/** Says of one whether it holds no sensitive data. */
export function markPicked(one: Chosen, isPlain: boolean): void {
  const { chosen, missing } = files.get();
  keep({ missing, chosen: chosen.map((it) => (it.file === one.file ? { ...it, isPlain } : it)) });
}

/** The customer does not want to pick them again. */
export const dropMissing = (): void => keep({ ...files.get(), missing: [] });

export function clearPicked(): void {
  drafts.clear(DRAFT);
  files.set({ chosen: [], missing: [] });
}
goesWithDrafts(() => files.set({ chosen: [], missing: [] }));
