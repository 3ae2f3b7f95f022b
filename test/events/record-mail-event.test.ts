import { afterEach, describe, expect, test, vi } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import { theSystem } from '#domain/actor.ts';
import { type MailEvent, recordMailEvent } from '../../functions/events/record-mail-event.ts';
import { day } from '../support/builders.ts';
import { memoryWorld } from '../support/memory-world.ts';
import { agentLi } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A case whose acknowledgement is in the given state. */
async function withMail(claimed = true) {
  const world = memoryWorld();
  const { caseId } = await told(world, stories.submitted({}));
  const command = { name: 'RegisterCase' as const, data: { owner: 'li' } };
  await carryOut(world)({ caseId, command, actor: theSystem });
  const [mail] = await world.cases.pendingMails(caseId);
  if (!mail) throw new Error('no mail');
  const { mailId } = mail;
  const now = world.clock.now();
  if (claimed) await world.cases.claimMail(caseId, mailId, now, now);
  const event = (eventType: string, bounceType?: string): MailEvent => ({
    detail: {
      eventType,
      mail: { messageId: 'ses-1', tags: { caseId: [caseId], mailId: [mailId] } },
      ...(bounceType ? { bounce: { bounceType } } : {}),
    },
  });
  const tell = (...it: Parameters<typeof event>) => recordMailEvent(world)(event(...it));
  const mailNow = () => world.cases.mail(caseId, mailId);
  const calls = async () =>
    (await world.cases.tasks(caseId)).filter(({ task }) => task === 'CallCustomer');
  return { world, caseId, mailId, event, tell, mailNow, calls };
}

describe('a mail that was sent', () => {
  test.each(['Send', 'Delivery'])('is settled by %s when a crash left the claim', async (type) => {
    const { tell, mailNow, calls } = await withMail();
    expect(await tell(type)).toMatchObject({ outcome: 'sent' });
    expect(await mailNow()).toMatchObject({ status: 'sent', providerId: 'ses-1' });
    expect(await calls()).toEqual([]);
  });

  test('is settled though the call to the provider seemed to fail', async () => {
    const { tell, mailNow } = await withMail(false);
    await tell('Send');
    expect((await mailNow())?.status).toBe('sent');
  });
});

describe('a mail that did not arrive', () => {
  test.each([
    ['Bounce', 'Permanent', 'bounced'],
    ['Reject', undefined, 'refused'],
  ])('by %s makes an agent call, and the row says why', async (type, bounceType, why) => {
    const { tell, mailNow, calls } = await withMail();
    expect(await tell(type, bounceType)).toMatchObject({ outcome: why });
    expect(await mailNow()).toMatchObject({ status: 'notSent', why });
    expect(await calls()).toMatchObject([{ worker: 'agent', status: 'open' }]);
  });

  test('makes one call however often and in whatever order it is told (B2-14) (B2-28)', async () => {
    const { world, event, calls, mailNow } = await withMail();
    const all = ['Bounce', 'Complaint', 'Bounce', 'Send', 'Bounce', 'Delivery', 'Complaint'].map(
      (type) => recordMailEvent(world)(event(type, 'Permanent')),
    );
    await Promise.all(all);
    await recordMailEvent(world)(event('Bounce', 'Permanent'));
    expect(await calls()).toHaveLength(1);
    expect((await mailNow())?.status).toBe('notSent');
  });

  test('is not forgotten when the function dies between case and row', async () => {
    const { world, event, calls, mailNow } = await withMail();
    const settleMail = () => Promise.reject(new Error('killed'));
    const dying = { ...world, cases: { ...world.cases, settleMail } };
    await expect(recordMailEvent(dying)(event('Bounce', 'Permanent'))).rejects.toThrow('killed');
    await recordMailEvent(world)(event('Bounce', 'Permanent'));
    expect(await calls()).toHaveLength(1);
    expect((await mailNow())?.status).toBe('notSent');
  });

  test('for now only, as an absence note is, changes nothing', async () => {
    const { tell, mailNow, calls } = await withMail();
    expect(await tell('Bounce', 'Transient')).toMatchObject({ outcome: 'nothing' });
    expect((await mailNow())?.status).toBe('sending');
    expect(await calls()).toEqual([]);
  });

  test('makes no second call once the customer was called and the event is repeated (B2-15)', async () => {
    const { world, caseId, tell, calls } = await withMail();
    await tell('Bounce', 'Permanent');
    const data = { channel: 'phone' as const, at: day(0), proof: 'call 1' };
    await carryOut(world)({ caseId, command: { name: 'RecordContact', data }, actor: agentLi });
    world.advance(3);
    expect(await tell('Bounce', 'Permanent')).toMatchObject({ outcome: 'known' });
    expect((await calls()).map(({ status }) => status)).toEqual(['answered']);
  });
});

describe('a complaint about a mail', () => {
  test('makes an agent call; the mail was sent all the same', async () => {
    const { world, caseId, tell, mailNow, calls } = await withMail();
    await tell('Send');
    await tell('Complaint');
    await tell('Complaint');
    expect((await mailNow())?.status).toBe('sent');
    expect(await calls()).toHaveLength(1);
    const bounced = (await world.cases.events(caseId)).filter(({ name }) => name === 'MailBounced');
    expect(bounced.map(({ data }) => data['kind'])).toEqual(['complaint']);
  });
});

describe('an event that concerns no mail of ours', () => {
  test('is passed over, with its outcome for the log and no address in it', async () => {
    const { world } = await withMail();
    const tell = (tags?: Record<string, string[]>) =>
      recordMailEvent(world)({
        detail: { eventType: 'Bounce', mail: { messageId: 'm', ...(tags ? { tags } : {}) } },
      });
    expect((await tell()).outcome).toBe('untagged');
    expect((await tell({ caseId: [] })).outcome).toBe('untagged');
    expect((await tell({ caseId: ['a'], mailId: ['accessCode'] })).outcome).toBe('unknown');
  });

  test('of a new kind changes nothing', async () => {
    const { tell, mailNow } = await withMail();
    expect(await tell('Open')).toMatchObject({ outcome: 'nothing' });
    expect((await mailNow())?.status).toBe('sending');
  });
});
