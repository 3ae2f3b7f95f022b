import { describe, expect, test } from 'vitest';
import type { Task } from '#domain/rows.ts';
import type { CaseStore } from '#ports';
import { at, eightTimes, type OpenGround } from './ground.ts';
import { answerOf, cancelled, changeTo, later, put, received, signal, taskOf } from './rows.ts';

export const tasksContract = (open: OpenGround) => {
  describe('a task', () => {
    test('waits for its people in their queue, without its token', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      await cases.openTask(taskOf(it), it.version);
      const { token: _token, ...shown } = taskOf(it);
      expect(await cases.queue('agent', undefined, 10)).toEqual({ items: [shown] });
      expect(await cases.queue('lead', undefined, 10)).toEqual({ items: [] });
      expect(await cases.task('a', 'task-1')).toEqual(taskOf(it));
    });

    test('of the customer is in no queue', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it, { worker: 'customer' })] });
      expect(await cases.queue('customer', undefined, 10)).toEqual({ items: [] });
    });

    test('that its step opens again keeps its assignee and takes the newer token', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      await cases.openTask(taskOf(it), it.version);
      await cases.assign('a', 'task-1', null, 'li');
      await cases.openTask(taskOf(it, { token: 'token-2', dueAt: at(9) }), it.version);
      expect(await cases.task('a', 'task-1')).toEqual(
        taskOf(it, { token: 'token-2', assignee: 'li' }),
      );
      expect((await cases.loadForWork('a'))?.waits).toBe(2);
    });

    test('that has ended is not opened again', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      await cases.openTask(taskOf(it), it.version);
      const next = await cancelled(cases, it, 'task-1', 1);
      await expect(cases.openTask(taskOf(it), next.version)).rejects.toMatchObject({
        name: 'Unavailable',
      });
      expect((await cases.task('a', 'task-1'))?.status).toBe('cancelled');
    });

    test('is not opened for a case that has changed since its step read it', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      await put(cases, later(it));
      expect(await cases.openTask(taskOf(it), it.version)).toBe(false);
      expect(await cases.loadForWork('a')).toMatchObject({ tasks: [], waits: 0 });
    });

    test('that is cancelled leaves the queue and forgets its token', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      await cases.openTask(taskOf(it), it.version);
      await cancelled(cases, it, 'task-1', 1);
      const { token: _token, ...rest } = taskOf(it, { status: 'cancelled' });
      expect(await cases.task('a', 'task-1')).toEqual(rest);
      expect(await cases.queue('agent', undefined, 10)).toEqual({ items: [] });
      expect((await cases.loadForWork('a'))?.tasks).toEqual([]);
    });

    test('keeps the first answer to whoever answered it, beside the open work of its case', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'), { openTasks: [taskOf(received('a'))] });
      const remember = answerOf('key-1', { version: 2 });
      const closeTasks = [
        { taskId: 'task-1', status: 'answered' as const, signal, signalAt: at(1) },
      ];
      await put(cases, later(it), { closeTasks, remember });
      expect((await cases.loadForWork('a'))?.answered).toEqual([remember]);
      expect(await cases.task('a', 'task-1')).not.toHaveProperty('answer');
      expect(await cases.recall('key-1')).toBeNull();
    });

    test('goes to one of eight who take it at once', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it)] });
      const taken = await eightTimes((n) => cases.assign('a', 'task-1', null, `staff-${n}`));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect((await cases.task('a', 'task-1'))?.assignee).toBe(`staff-${taken.indexOf(true)}`);
    });

    test('is handed on only by its holder and only while open', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it, { assignee: 'li' })] });
      expect(await cases.assign('a', 'task-1', 'huang', 'chen')).toBe(false);
      expect(await cases.assign('a', 'task-1', 'li', null)).toBe(true);
      await cancelled(cases, it, 'task-1');
      expect(await cases.assign('a', 'task-1', null, 'chen')).toBe(false);
      expect(await cases.assign('a', 'unknown', null, 'chen')).toBe(false);
    });

    test('passes to the next queue without an assignee', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it, { assignee: 'li' })] });
      const pass = { taskId: 'task-1', worker: 'approver', dueAt: at(60) };
      await put(cases, later(it), { passTasks: [pass] });
      const passed = taskOf(it, { ...pass, assignee: null });
      expect(await cases.task('a', 'task-1')).toEqual(passed);
      expect(await idsIn(cases, 'agent')).toEqual([]);
      expect(await idsIn(cases, 'approver')).toEqual(['task-1']);
    });

    test('stays where it is, with its assignee, when one more person is barred from it', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it, { assignee: 'li' })] });
      const bar = { taskId: 'task-1', recused: ['huang'] };
      await put(cases, later(it), { barTasks: [bar] });
      const { items } = await cases.queue('agent', undefined, 10);
      expect(items).toMatchObject([{ ...bar, assignee: 'li' }]);
    });

    test('that its step opens again takes over who is barred from it', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it);
      await cases.openTask(taskOf(it), it.version);
      await cases.openTask(taskOf(it, { recused: ['huang'] }), it.version);
      expect(await cases.task('a', 'task-1')).toMatchObject({ recused: ['huang'] });
    });

    test('passes out of all queues to the customer, and back', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it)] });
      const to = (worker: string) => ({ passTasks: [{ taskId: 'task-1', worker, dueAt: at(60) }] });
      const second = await put(cases, later(it), to('customer'));
      expect(await idsIn(cases, 'agent')).toEqual([]);
      await put(cases, later(second), to('lead'));
      expect(await idsIn(cases, 'lead')).toEqual(['task-1']);
    });

    test('that is answered owes a signal until it is delivered, then forgets its token', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it)] });
      const close = { status: 'answered', signal, signalAt: at(1), answeredBy: 'li' } as const;
      await put(cases, later(it), { closeTasks: [{ taskId: 'task-1', ...close }] });
      expect(await cases.task('a', 'task-1')).toEqual(taskOf(it, close));
      expect(await idsIn(cases, 'agent')).toEqual([]);
      await cases.signalled('a', 'task-1');
      const { token: _token, signal: _signal, signalAt: _signalAt, ...rest } = taskOf(it, close);
      expect(await cases.task('a', 'task-1')).toEqual(rest);
    });

    test('that ends without a signal forgets its token at once', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it)] });
      await put(cases, later(it), { closeTasks: [{ taskId: 'task-1', status: 'cancelled' }] });
      expect(await cases.task('a', 'task-1')).not.toHaveProperty('token');
    });

    test('that is closed by one and passed on by another ends once', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it)] });
      const results = await Promise.all([
        cases.commit(
          changeTo(later(it), { closeTasks: [{ taskId: 'task-1', status: 'answered' }] }),
        ),
        cases.commit(
          changeTo(later(it), { passTasks: [{ taskId: 'task-1', worker: 'lead', dueAt: at(1) }] }),
        ),
      ]);
      expect(results.filter(({ committed }) => committed)).toHaveLength(1);
    });
  });

  describe('a queue', () => {
    test('is read in pages by what is due first, each task once, no cursor after the last', async () => {
      const { cases } = await open();
      await fill(cases, 7);
      const first = await cases.queue('agent', undefined, 3);
      const second = await cases.queue('agent', first.cursor, 3);
      const third = await cases.queue('agent', second.cursor, 3);
      const ids = [first, second, third].map(({ items }) => items.map(({ taskId }) => taskId));
      expect(ids).toEqual([['t1', 't2', 't3'], ['t4', 't5', 't6'], ['t7']]);
      expect(third).not.toHaveProperty('cursor');
    });

    test('has no cursor when the last page is full', async () => {
      const { cases } = await open();
      await fill(cases, 3);
      expect(await cases.queue('agent', undefined, 3)).not.toHaveProperty('cursor');
    });

    test('goes on behind a task that was done meanwhile', async () => {
      const { cases } = await open();
      await fill(cases, 4);
      const first = await cases.queue('agent', undefined, 2);
      await cancelled(cases, received('case-2'), 't2');
      const rest = await cases.queue('agent', first.cursor, 2);
      expect(rest.items.map(({ taskId }) => taskId)).toEqual(['t3', 't4']);
    });

    test('refuses a cursor of another queue, and one that was tampered with', async () => {
      const { cases } = await open();
      await fill(cases, 3);
      const { cursor = '' } = await cases.queue('agent', undefined, 1);
      const bad = { name: 'InvalidRequest', values: { field: 'cursor' } };
      await expect(cases.queue('lead', cursor, 1)).rejects.toMatchObject(bad);
      for (const text of ['', 'x', cursor.slice(4), tampered(cursor)])
        await expect(cases.queue('agent', text, 1)).rejects.toMatchObject(bad);
    });
  });
};

const idsIn = async (cases: CaseStore, worker: string): Promise<string[]> =>
  (await cases.queue(worker, undefined, 10)).items.map(({ taskId }) => taskId);

/** Cases `case-1` … each with a task `t1` … for agents, due one hour after another. */
async function fill(cases: CaseStore, count: number): Promise<void> {
  for (let n = count; n >= 1; n -= 1) {
    const it = received(`case-${n}`);
    const task: Task = taskOf(it, { taskId: `t${n}`, dueAt: at(60 * n) });
    await put(cases, it, { openTasks: [task] });
  }
}

function tampered(cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString();
  return Buffer.from(text.replace('dueAt', 'pk')).toString('base64url');
}
