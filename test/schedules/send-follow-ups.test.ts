import { describe, expect, test } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import { sendFollowUps } from '../../functions/schedules/send-follow-ups.ts';
import { watchClocks } from '../../functions/schedules/watch-clocks.ts';
import { day } from '../support/builders.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import { theCustomer } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';
import { count, eightAtOnce, eventsOf, meddle, severalTold, unhurried } from './support.ts';

const sweep = (world: MemoryWorld) => sendFollowUps(world)(unhurried);

const followUpMails = ({ mails }: MemoryWorld) =>
  mails.filter(({ tags }) => tags['mailId']?.startsWith('followUp'));

describe('a follow-up', () => {
  test('goes out on its day, once, however many sweeps run at once', async () => {
    const { world, ids } = await severalTold(memoryWorld, stories.followedUp({}), 20);
    world.advance(day(9));
    await eightAtOnce(sendFollowUps(world));
    expect(followUpMails(world)).toEqual([]);
    world.advance(day(10));
    await eightAtOnce(sendFollowUps(world));
    await eightAtOnce(sendFollowUps(world));
    for (const id of ids) expect(count(await eventsOf(world, id), 'FollowUpSent')).toBe(1);
    expect(followUpMails(world)).toHaveLength(ids.length);
  });

  test('is sent at each interval, then silence is noted, and a lead takes over', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.followedUp({}));
    for (let n = 8; n <= 60; n += 1) {
      world.advance(day(n));
      await sweep(world);
    }
    const events = await world.cases.events(caseId);
    const sent = events.filter(({ name }) => name === 'FollowUpSent' || name === 'CustomerSilent');
    expect(sent.map(({ at, name }) => [name, at])).toEqual([
      ['FollowUpSent', day(10)],
      ['FollowUpSent', day(22)],
      ['FollowUpSent', day(37)],
      ['CustomerSilent', day(44)],
    ]);
    const task = (await world.cases.tasks(caseId)).find(({ status }) => status === 'open');
    expect(task).toMatchObject({ task: 'AwaitFollowUp', worker: 'lead' });
  });

  test('after an outage of weeks is not followed by the next one within the hour', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.followedUp({}));
    for (const at of [day(50), day(50, 11), day(53), day(56)]) {
      world.advance(at);
      await sweep(world);
    }
    const events = await world.cases.events(caseId);
    const sent = events.filter(({ name }) => name === 'FollowUpSent');
    expect(sent.map(({ at }) => at)).toEqual([day(50), day(53), day(56)]);
  });

  test('that falls into the night waits for the morning', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.followedUp({}));
    meddle(world, caseId, (it) => {
      if (it.stage.status !== 'FOLLOWING_UP') throw new Error(it.stage.status);
      return {
        ...it,
        stage: { ...it.stage, followUps: [{ number: 1, dueAt: day(10, 22) }] },
      };
    });
    world.advance(day(10, 23));
    await sweep(world);
    expect(followUpMails(world)).toEqual([]);
    world.advance(day(11, 8));
    await sweep(world);
    expect(followUpMails(world)).toHaveLength(1);
  });

  test('that was missed by day is not made up for at night', async () => {
    const world = memoryWorld();
    await told(world, stories.followedUp({}));
    world.advance(day(13, 23));
    expect(await sweep(world)).toMatchObject({ done: 0 });
    expect(followUpMails(world)).toEqual([]);
    world.advance(day(14, 8));
    expect(await sweep(world)).toMatchObject({ done: 1, lagSeconds: 94 * 3600 });
    expect(followUpMails(world)).toHaveLength(1);
  });

  test('is not sent to a customer who has answered', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.followedUp({}));
    const command = { name: 'ConfirmSolved' as const, data: { score: 5 } };
    await carryOut(world)({ caseId, command, actor: theCustomer });
    world.advance(day(60));
    expect(await sweep(world)).toMatchObject({ done: 0, lagSeconds: 0 });
    expect(followUpMails(world)).toEqual([]);
  });

  test('after missed ticks is sent at once, and the lag says how late it is', async () => {
    const world = memoryWorld();
    await told(world, stories.followedUp({}));
    world.advance(day(10, 13));
    expect(await sweep(world)).toMatchObject({ done: 1, lagSeconds: 3 * 3600 });
  });

  test('and a clock of the same case may be found by either sweep', async () => {
    const world = memoryWorld();
    const { caseId } = await told(world, stories.followedUp({}));
    world.advance(day(10));
    await Promise.all([watchClocks(world)(unhurried), sweep(world)]);
    expect(count(await eventsOf(world, caseId), 'FollowUpSent')).toBe(1);
  });
});
