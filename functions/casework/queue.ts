/** The open tasks of several roles as one list, by what is due first (P5.1). */
import { NamedError } from '#contracts/errors.ts';
import type { TaskView } from '#contracts/views.ts';
import type { Actor } from '#domain/actor.ts';
import type { Task } from '#domain/rows.ts';
import type { Dependencies } from '#ports';
import { isForRoleOf } from './answer-check.ts';
import { maySee, onlyConsults } from './staff-access.ts';
import { taskView } from './task-view.ts';

type Needs = Pick<Dependencies, 'cases'>;

/** Where the list of each role stands; a role without an entry is at its beginning, one with an empty entry at its end. */
export type Positions = ReadonlyMap<string, string>;

/** Positions as opaque text. Each carries its own check, so that a forged one is refused where it is read. */
export const cursorOf = (positions: Positions): string =>
  [...positions].map(([role, position]) => `${role}~${position}`).join('.');

export function positionsIn(cursor: string | undefined, roles: readonly string[]): Positions {
  const entries = (cursor?.split('.') ?? []).map((it) => it.split('~'));
  if (entries.some(([role = '', , more]) => !roles.includes(role) || more !== undefined))
    throw new NamedError('InvalidRequest', { field: 'cursor' });
  return new Map(entries.map(([role = '', position = '']) => [role, position]));
}

interface Lane {
  readonly role: string;
  readonly from: string | undefined;
  readonly items: readonly Task[];
  readonly next: string | undefined;
}

async function laneOf({ cases }: Needs, role: string, at: Positions, limit: number): Promise<Lane> {
  const from = at.get(role);
  if (from === '') return { role, from, items: [], next: undefined };
  const { items, cursor } = await cases.queue(role, from, limit);
  return { role, from, items, next: cursor };
}

/** Where a lane stands after `taken` of its items: asked anew with that size, since only the store knows its positions. */
async function after({ cases }: Needs, lane: Lane, taken: number): Promise<string | undefined> {
  if (taken === lane.items.length) return lane.next ?? '';
  if (taken === 0) return lane.from;
  return (await cases.queue(lane.role, lane.from, taken)).cursor ?? '';
}

async function positionsAfter(
  needs: Needs,
  lanes: readonly Lane[],
  page: ReadonlySet<Task>,
): Promise<Positions> {
  const places = await Promise.all(
    lanes.map(async (lane) => {
      const taken = lane.items.filter((it) => page.has(it)).length;
      return [lane.role, await after(needs, lane, taken)] as const;
    }),
  );
  return new Map(places.flatMap(([role, at]) => (at === undefined ? [] : [[role, at]])));
}

/** Each lane has `limit` items or all it has, so the first `limit` of all are the first of the whole list. */
async function mergedPage(needs: Needs, roles: readonly string[], at: Positions, limit: number) {
  const lanes = await Promise.all(roles.map((role) => laneOf(needs, role, at, limit)));
  const items = lanes
    .flatMap((it) => it.items)
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : Number(a.dueAt > b.dueAt)))
    .slice(0, limit);
  const positions = await positionsAfter(needs, lanes, new Set(items));
  const over = roles.every((role) => positions.get(role) === '');
  return { items, positions, over };
}

/** Tasks of cases that the caller is recused from, and of other departments, are not theirs to see. */
async function visible(needs: Needs, tasks: readonly Task[], actor: Actor): Promise<Task[]> {
  const fitting = tasks.filter((it) => isForRoleOf(it, actor) && !it.recused?.includes(actor.id));
  return onlyConsults(actor) ? ofCasesSeenBy(needs, fitting, actor) : fitting;
}

/** Who is asked about single cases sees those: their rows do not say which. */
async function ofCasesSeenBy(
  needs: Needs,
  fitting: readonly Task[],
  actor: Actor,
): Promise<Task[]> {
  const ids = [...new Set(fitting.map((it) => it.caseId))];
  const seen = await Promise.all(
    ids.map(async (id) => {
      const it = await needs.cases.load(id);
      return it !== null && maySee(needs, it, actor);
    }),
  );
  const open = new Set(ids.filter((_, index) => seen[index]));
  return fitting.filter((it) => open.has(it.caseId));
}

export interface QueueRequest {
  readonly actor: Actor;
  readonly roles: readonly string[];
  readonly mine: boolean;
  readonly cursor: string | undefined;
  readonly limit: number;
}
/** Pages read for one answer when most of what is there is not for the caller. */
const MAX_PAGES = 10;

/** A page may be shorter than `limit` and still have a cursor; only a page without one is the last. */
export const queuePage =
  (needs: Needs) =>
  async ({ actor, roles, mine, cursor, limit }: QueueRequest) => {
    const shown: TaskView[] = [];
    let positions = positionsIn(cursor, roles);
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const found = await mergedPage(needs, roles, positions, limit - shown.length);
      const wanted = found.items.filter((it) => !mine || it.assignee === actor.id);
      shown.push(...(await visible(needs, wanted, actor)).map(taskView));
      if (found.over) return { tasks: shown };
      ({ positions } = found);
      if (shown.length >= limit) break;
    }
    return { tasks: shown, cursor: cursorOf(positions) };
  };
