import { describe, expect, test } from 'vitest';
import type { Task } from '#domain/rows.ts';
import type { CaseStore } from '#ports';
import { eightTimes, type OpenGround } from './ground.ts';
import {
  answerOf,
  changeTo,
  eventOf,
  later,
  mailOf,
  noteOf,
  put,
  received,
  runOf,
  taskOf,
} from './rows.ts';

export const commitContract = (open: OpenGround) => {
  describe('a change', () => {
    test('of a new case is found by id and by number', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      expect(await cases.load('a')).toEqual(it);
      expect(await cases.idOf(it.caseNo)).toBe('a');
    });

    test('of an unknown case is nowhere', async () => {
      const { cases } = await open();
      expect(await cases.load('a')).toBeNull();
      expect(await cases.loadForWork('a')).toBeNull();
      expect(await cases.idOf('XW-a')).toBeNull();
      expect(await cases.task('a', 'task-1')).toBeNull();
      expect(await cases.mail('a', 'acknowledgement-1')).toBeNull();
      expect(await cases.recall('key')).toBeNull();
      expect(await cases.events('a')).toEqual([]);
    });

    test('is written with everything that belongs to it', async () => {
      const { cases } = await open();
      const it = received('a');
      const rows = { openTasks: [taskOf(it)], mails: [mailOf(it)], notes: [noteOf(it)] };
      await put(cases, it, { ...rows, remember: answerOf('key', { version: 1 }) });
      expect(await cases.events('a')).toEqual([eventOf(it)]);
      expect(await cases.tasks('a')).toEqual(rows.openTasks);
      expect(await cases.pendingMails('a')).toEqual(rows.mails);
      expect(await cases.notes('a')).toEqual(rows.notes);
      expect(await cases.recall('key')).toEqual(answerOf('key', { version: 1 }));
    });

    test('from a version that is no longer there is stale', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      await put(cases, later(it));
      expect(await cases.commit(changeTo(later(it, { lastSeq: 3 })))).toEqual({
        committed: false,
        why: 'stale',
      });
    });

    test('that eight make from one version is written for one of them', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      const results = await eightTimes((n) =>
        cases.commit(changeTo(later(it, { owner: `staff-${n}` }))),
      );
      const winner = results.findIndex(({ committed }) => committed);
      expect(results.filter(({ committed }) => committed)).toHaveLength(1);
      expect(results.filter((result) => !result.committed && result.why === 'stale')).toHaveLength(
        7,
      );
      expect((await cases.load('a'))?.owner).toBe(`staff-${winner}`);
      expect(await cases.events('a')).toHaveLength(2);
    });

    test('that opens a case twice is stale', async () => {
      const { cases } = await open();
      await put(cases, received('a'));
      const again = changeTo(received('a', { caseNo: 'XW-other' }));
      expect(await cases.commit(again)).toEqual({ committed: false, why: 'stale' });
    });

    test('that gives a new case a number in use is stale and leaves nothing', async () => {
      const { cases } = await open();
      await put(cases, received('a', { caseNo: 'XW-1' }));
      const clash = changeTo(received('b', { caseNo: 'XW-1' }));
      expect(await cases.commit(clash)).toEqual({ committed: false, why: 'stale' });
      expect(await cases.load('b')).toBeNull();
      expect(await cases.idOf('XW-1')).toBe('a');
    });

    test('under a key that was used is a repeat, even when the case has moved on', async () => {
      const { cases } = await open();
      const it = received('a');
      const remember = answerOf('key', { version: 1 });
      await put(cases, it, { remember });
      const repeat = await cases.commit(changeTo(it, { remember: answerOf('key') }));
      expect(repeat).toEqual({ committed: false, why: 'repeated' });
      expect(await cases.recall('key')).toEqual(remember);
    });

    test('sent eight times under one key opens one case (B2-1)', async () => {
      const { cases } = await open();
      const results = await eightTimes((n) =>
        cases.commit(changeTo(received(`case-${n}`), { remember: answerOf('key') })),
      );
      expect(results.filter(({ committed }) => committed)).toHaveLength(1);
      const found = await eightTimes((n) => cases.load(`case-${n}`));
      expect(found.filter((it) => it !== null)).toHaveLength(1);
    });

    test('of a task that is closed already is refused whole', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { openTasks: [taskOf(it, { status: 'answered' })] });
      const late = changeTo(later(it), {
        closeTasks: [{ taskId: 'task-1', status: 'cancelled' }],
        mails: [mailOf(it)],
      });
      expect(await cases.commit(late)).toEqual({ committed: false, why: 'taskGone' });
      expect(await cases.load('a')).toEqual(it);
      expect(await cases.events('a')).toHaveLength(1);
      expect(await cases.pendingMails('a')).toEqual([]);
    });

    test('never replaces an event, a mail, a run or a note', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it, { mails: [mailOf(it)], notes: [noteOf(it)], runs: [runOf(it)] });
      const next = later(it);
      const stale = { committed: false, why: 'stale' };
      const refused = [
        { events: [eventOf(next, { seq: 1 })] },
        { mails: [mailOf(it, { status: 'sent' })] },
        { runs: [runOf(it)] },
        { notes: [noteOf(it, { text: 'Other words' })] },
      ];
      for (const rows of refused) expect(await cases.commit(changeTo(next, rows))).toEqual(stale);
      expect(await cases.events('a')).toEqual([eventOf(it)]);
      expect(await cases.notes('a')).toEqual([noteOf(it)]);
    });

    test('that did not see a step begin to wait is stale, and is written once it has', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      await cases.openTask(taskOf(it), it.version);
      const blind = changeTo(later(it));
      expect(await cases.commit(blind)).toEqual({ committed: false, why: 'stale' });
      const work = await cases.loadForWork('a');
      expect(work).toEqual({
        case: it,
        tasks: [taskOf(it)],
        waits: 1,
        owesMail: false,
        wake: null,
        answered: [],
      });
      expect(await cases.commit({ ...blind, expectedWaits: 1 })).toEqual({ committed: true });
    });

    test('races with steps that begin to wait, and no task is overlooked', async () => {
      const { cases } = await open();
      const it = await put(cases, received('a'));
      const opening = eightTimes((n) => opened(cases, taskOf(it, { taskId: `task-${n}` })));
      const written = await commitSeeingAll(cases, it);
      await opening;
      expect((await cases.loadForWork('a'))?.waits).toBe(8);
      expect(written.tasks).toHaveLength(written.waits);
    });
  });

  describe('a whole case', () => {
    test('comes in one reading, with all that is kept of it', async () => {
      const { cases } = await open();
      const it = received('a');
      const kept = { openTasks: [taskOf(it)], mails: [mailOf(it)], notes: [noteOf(it)] };
      await put(cases, it, kept);
      await put(cases, received('b'), { notes: [noteOf(received('b'))] });
      expect(await cases.file('a')).toEqual({
        case: it,
        events: [eventOf(it)],
        notes: kept.notes,
        tasks: kept.openTasks,
        uploads: [],
      });
      expect(await cases.file('unknown')).toBeNull();
    });
  });

  describe('events', () => {
    test('are read in order, from any one on', async () => {
      const { cases } = await open();
      let it = await put(cases, received('a'));
      for (let n = 2; n <= 12; n += 1) it = await put(cases, later(it));
      const seqs = async (after?: number) => (await cases.events('a', after)).map(({ seq }) => seq);
      expect(await seqs()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      expect(await seqs(9)).toEqual([10, 11, 12]);
      expect(await seqs(12)).toEqual([]);
    });
  });
};

/** Commits as the casework does: reads again until what it read is still so. */
async function commitSeeingAll(
  cases: Parameters<typeof put>[0],
  it: Parameters<typeof later>[0],
): Promise<{ tasks: readonly unknown[]; waits: number }> {
  for (;;) {
    const work = await cases.loadForWork(it.caseId);
    if (!work) throw new Error('The case is gone');
    const change = changeTo(later(work.case), { expectedWaits: work.waits });
    if ((await cases.commit(change)).committed) return work;
  }
}

/** Opens as a step does: what changed meanwhile is read again. */
async function opened(cases: CaseStore, task: Task): Promise<void> {
  for (;;) {
    const it = await cases.load(task.caseId);
    if (await cases.openTask(task, it?.version ?? 0)) return;
  }
}
