/**
 * What somebody has typed and not yet sent, by person, case and form. It lies on the device, apart from anything the server
 * says: no refetch, conflict, change of page or reload may take it away (experience.md §1.2). Only sending it or throwing it
 * away does.
 */
export type Value = string | number | boolean | undefined | readonly Value[] | Values;
export interface Values {
  readonly [name: string]: Value;
}

export interface Draft {
  readonly values: Values;
  /** Idempotency-Key of whatever this draft sends: the same for every try. */
  readonly key: string;
  /** The version of the case that its author had before them, and the last event they could know. */
  readonly base: { readonly version: number; readonly seq: number } | null;
  readonly savedAt: number;
}

/** The part of `Storage` that drafts use. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface DraftName {
  readonly user: string;
  /** A case, or `new` for one that does not exist yet. */
  readonly caseId: string;
  /** Which form: a command, a note, a message; with the task where it completes one. */
  readonly kind: string;
}

const PREFIX = 'parley.console.draft|';
const KEEP_MS = 14 * 86_400_000;
const nameOf = ({ user, caseId, kind }: DraftName) => `${PREFIX}${user}|${caseId}|${kind}`;

const isDraft = (it: unknown): it is Draft =>
  typeof it === 'object' && it !== null && 'values' in it && 'key' in it && 'savedAt' in it;

function parsed(text: string | null): Draft | null {
  try {
    const it: unknown = JSON.parse(text ?? 'null');
    return isDraft(it) ? it : null;
  } catch {
    return null;
  }
}

export interface DraftStore {
  read(name: DraftName): Draft | null;
  /** False when the device refused: the page must then say that the text is not saved. */
  save(name: DraftName, draft: Omit<Draft, 'savedAt'>): boolean;
  drop(name: DraftName): void;
  /** Which forms of a case have a draft of this person. */
  kindsOf(user: string, caseId: string): string[];
  /** How many drafts of this person lie on the device. */
  count(user: string): number;
  dropAll(user: string): void;
}

/** Drafts on a shelf; those that nobody touched for two weeks are thrown away, since they hold people's data. */
export function draftStore(shelf: Shelf, now: () => number): DraftStore {
  const names = () => Array.from({ length: shelf.length }, (_, i) => shelf.key(i) ?? '');
  const ofUser = (user: string) => names().filter((it) => it.startsWith(`${PREFIX}${user}|`));
  for (const name of names().filter((it) => it.startsWith(PREFIX))) {
    const draft = parsed(shelf.getItem(name));
    if (!draft || now() - draft.savedAt > KEEP_MS) shelf.removeItem(name);
  }
  return {
    read: (name) => parsed(shelf.getItem(nameOf(name))),
    save(name, draft) {
      try {
        shelf.setItem(nameOf(name), JSON.stringify({ ...draft, savedAt: now() }));
        return true;
      } catch {
        return false;
      }
    },
    drop: (name) => shelf.removeItem(nameOf(name)),
    kindsOf(user, caseId) {
      const before = nameOf({ user, caseId, kind: '' });
      return names().flatMap((it) => (it.startsWith(before) ? [it.slice(before.length)] : []));
    },
    count: (user) => ofUser(user).length,
    dropAll: (user) => {
      for (const name of ofUser(user)) shelf.removeItem(name);
    },
  };
}
