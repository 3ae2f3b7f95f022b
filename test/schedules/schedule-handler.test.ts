import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nothing } from '#casework/sweep.ts';
import { scheduleHandler, withLag, withoutLag } from '#runtime/schedule-handler.ts';
import { at } from '../adapters/contract/ground.ts';
import { logged } from './support.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const tick = { source: 'aws.events', 'detail-type': 'Scheduled Event', time: at(0) };
// the frame asks the context for the time left and for nothing else
const context = { getRemainingTimeInMillis: () => 1234 } as Context;

describe('the frame around a sweep', () => {
  test('tells counts, duration and the lag of the oldest item', async () => {
    const lines = logged();
    const counts = { ...nothing, done: 2, failed: 1, oldestDueAt: at(0) };
    await scheduleHandler('WatchClocks', async () => withLag(counts, at(5)))(tick, context);
    expect(lines).toEqual([
      expect.objectContaining({ code: 'DUE_LAG', sweep: 'WatchClocks', lagSeconds: 300 }),
      expect.objectContaining({
        code: 'SWEEP_DONE',
        sweep: 'WatchClocks',
        done: 2,
        failed: 1,
        setAside: 0,
        ranOut: false,
        faults: 0,
        durationMs: expect.any(Number),
      }),
    ]);
  });

  test('tells a lag of zero when nothing was due, and none where none is measured', async () => {
    const lines = logged();
    await scheduleHandler('WatchClocks', async () => withLag(nothing, at(5)))(tick, context);
    await scheduleHandler('PurgeExpired', async () => withoutLag(nothing))(tick, context);
    const lags = lines.filter(({ code }) => code === 'DUE_LAG');
    expect(lags.map(({ lagSeconds }) => lagSeconds)).toEqual([0]);
  });

  test('hands on how much time is left', async () => {
    logged();
    const left: number[] = [];
    await scheduleHandler('RollUpReports', async (it) => {
      left.push(it.timeLeft());
      return withoutLag(nothing);
    })(tick, context);
    expect(left).toEqual([1234]);
  });

  test('counts as broken when a shard could not be read, after the log has its say', async () => {
    const lines = logged();
    const counts = { ...nothing, done: 7, faults: [new Error('shard 3')] };
    const call = scheduleHandler('WatchClocks', async () => withLag(counts, at(0)));
    await expect(call(tick, context)).rejects.toThrow('shard 3');
    expect(lines.at(-1)).toMatchObject({ code: 'SWEEP_DONE', done: 7, faults: 1 });
  });
});
