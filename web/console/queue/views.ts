/** What of the queue is shown: it stands in the address, and the views that somebody saved lie on their device. */
import * as z from 'zod/mini';
import { type StaffRole, staffRoles } from '#domain/vocabulary.ts';

export interface View {
  readonly which: 'all' | 'mine' | 'unclaimed';
  readonly role: StaffRole | undefined;
  readonly text: string;
}

export function viewOf(search: string): View {
  const params = new URLSearchParams(search);
  const which = params.get('which');
  return {
    which: which === 'mine' || which === 'unclaimed' ? which : 'all',
    role: staffRoles.find((it) => it === params.get('role')),
    text: params.get('text') ?? '',
  };
}

export function searchOf({ which, role, text }: View): string {
  const params = new URLSearchParams({
    ...(which === 'all' ? {} : { which }),
    ...(role ? { role } : {}),
    ...(text ? { text } : {}),
  }).toString();
  return params ? `?${params}` : '';
}

const saved = z.array(z.object({ name: z.string(), search: z.string() }));
export type SavedView = z.infer<typeof saved>[number];
const KEY = 'parley.console.views';

export function savedViews(): SavedView[] {
  try {
    return saved.parse(JSON.parse(localStorage.getItem(KEY) ?? '[]'));
  } catch {
    return [];
  }
}

const keep = (views: readonly SavedView[]) => localStorage.setItem(KEY, JSON.stringify(views));

/** A view of the same name is replaced. */
export const saveView = (view: SavedView): void =>
  keep([...savedViews().filter((it) => it.name !== view.name), view]);
export const removeView = (name: string): void =>
  keep(savedViews().filter((it) => it.name !== name));
