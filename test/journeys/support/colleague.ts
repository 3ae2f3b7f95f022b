/** A colleague of the bank in a story: finds the open task of a case and answers it. */

import type { StaffCase, TaskView } from '#contracts/views.ts';
import type { TaskName } from '#contracts/workflow.ts';
import type { CommandData, CommandName } from '#domain/commands.ts';
import type { World } from '../../../local/people/world.ts';
import { accepted, type Reply, send } from './http.ts';

export interface Colleague {
  readonly id: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: object, headers?: Record<string, string>): Promise<Reply<T>>;
  sees(caseNo: string): Promise<StaffCase>;
  /** The open task of that name; for a consultation, the one of the department. */
  taskOf(caseNo: string, task: TaskName, department?: string): Promise<TaskView>;
  /** Completes the open task of that name with a command. */
  does<N extends CommandName>(
    caseNo: string,
    task: TaskName,
    command: N,
    data: CommandData<N>,
    expectedVersion?: number,
  ): Promise<void>;
  /** Any other act on the case: extension, recusal, referral, message … */
  acts(caseNo: string, path: string, body: object): Promise<void>;
}

/** Waits as long as a step of the workflow may take; the stack is idle right after most acts. */
async function untilOpen<T>(
  world: World,
  find: () => Promise<T | undefined>,
  what: string,
): Promise<T> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const found = await find();
    if (found) return found;
    await world.settle();
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No open task ${what}`);
}

export async function colleague(world: World, username: string): Promise<Colleague> {
  const { api } = world;
  const headers = async () => {
    return { authorization: `Bearer ${await world.token(username)}` };
  };
  const get = async <T>(path: string): Promise<T> =>
    accepted(await send<T>(`${api}/api/staff${path}`, { method: 'GET', headers: await headers() }));
  const ids = new Map<string, string>();
  /** Looked up once, as the console does: its links carry the id. */
  const idOf = async (caseNo: string): Promise<string> => {
    const known = ids.get(caseNo);
    if (known) return known;
    const { cases } = await get<{ cases: { caseId: string }[] }>(`/cases?caseNo=${caseNo}`);
    if (!cases[0]) throw new Error(`${username} finds no case ${caseNo}`);
    ids.set(caseNo, cases[0].caseId);
    return cases[0].caseId;
  };
  const { staffId } = await get<{ staffId: string }>('/me');

  const openTask = (caseNo: string, task: TaskName, department?: string) => {
    const fits = (it: TaskView) =>
      it.task === task && it.status === 'open' && (!department || it.department === department);
    const open = async () => {
      const { tasks, version } = await self.sees(caseNo);
      const found = tasks.find(fits);
      return found && { task: found, version };
    };
    return untilOpen(world, open, `${task} of ${caseNo}`);
  };

  const self: Colleague = {
    id: staffId,
    get,
    async post<T>(path: string, body: object, more: Record<string, string> = {}) {
      return send<T>(`${api}/api/staff${path}`, {
        method: 'POST',
        body,
        headers: { ...(await headers()), ...more },
      });
    },
    async sees(caseNo) {
      return get<StaffCase>(`/cases/${await idOf(caseNo)}`);
    },
    taskOf: async (caseNo, task, department) => (await openTask(caseNo, task, department)).task,
    async does(caseNo, task, command, data, expectedVersion) {
      const department = 'department' in data ? data.department : undefined;
      const { task: open, version } = await openTask(caseNo, task, department);
      const { taskId, caseId } = open;
      const body = { expectedVersion: expectedVersion ?? version, answer: { command, data } };
      accepted(await self.post(`/cases/${caseId}/tasks/${taskId}/answer`, body));
      await world.settle();
    },
    async acts(caseNo, path, body) {
      const { caseId, version } = await self.sees(caseNo);
      const versioned = path === 'notes' ? body : { expectedVersion: version, ...body };
      accepted(await self.post(`/cases/${caseId}/${path}`, versioned));
      await world.settle();
    },
  };
  return self;
}
