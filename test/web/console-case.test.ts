import { expect, test } from 'vitest';
import { type StaffCase, type TaskView, taskView } from '#contracts/views.ts';
import { type TaskName } from '#contracts/workflow.ts';
import { answersOpenTo } from '../../web/console/case/answers.ts';
import { diffTerms } from '../../web/console/case/diff-terms.ts';
import { isMoving, pollAfter } from '../../web/console/case/moving.ts';
import { agreementOf, consultationsOf } from '../../web/console/case/remembered.ts';
import { versionsOf } from '../../web/console/case/versions.ts';
import { whyReturned } from '../../web/console/case/why-returned.ts';
import { mustBeSeen } from '../../web/console/forms/changes.ts';
import { problemDetail } from '../../web/console/forms/problem-detail.ts';
import { channelsFor } from '../../web/console/intake/intake-values.ts';
import { placeOf } from '../../web/console/place.ts';
import { spanBetween, urgencyOf } from '../../web/console/queue/urgency.ts';
import { api } from '../support/api.ts';
import { memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import * as samples from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

async function seen(story = stories.offered({}), staff = people.agentLi): Promise<StaffCase> {
  const world = memoryWorld();
  const { caseId } = await told(world, story);
  return api(world).ok('GetCase', { staff, path: { caseId } });
}

const me = (over: Partial<Parameters<typeof channelsFor>[0]> = {}) => ({
  staffId: 'li',
  roles: ['agent' as const],
  skills: [],
  ...over,
});

test('a difference between versions names each part, was and is', () => {
  const before = samples.someTerms();
  const after = samples.someTerms({
    remedies: [samples.aRefund(samples.yuan(50)), samples.aRefund(samples.yuan(5), 'r2')],
    plan: samples.aPlan(3),
  });
  const found = diffTerms(before, after).map(({ part, before: was, after: is }) => ({
    part,
    kinds: [was === undefined ? 'none' : 'some', is === undefined ? 'none' : 'some'],
  }));
  expect(found).toEqual([
    { part: { kind: 'remedy', id: 'refund' }, kinds: ['some', 'some'] },
    { part: { kind: 'remedy', id: 'r2' }, kinds: ['none', 'some'] },
    { part: { kind: 'plan', field: 'whole' }, kinds: ['none', 'some'] },
  ]);
  expect(diffTerms(after, after)).toEqual([]);
  const longer = { ...after, plan: samples.aPlan(4) };
  const fields = diffTerms(after, longer).map(({ part }) => part);
  expect(fields).toContainEqual({ kind: 'plan', field: 'instalments' });
  expect(fields).toContainEqual({ kind: 'plan', field: 'balance' });
});

test('versions tell what became of each, and not only how they were put forward', async () => {
  const accepted = await seen(stories.accepted({}));
  expect(versionsOf(accepted)).toMatchObject([{ version: 1, status: 'ACCEPTED' }]);
  const countered = await seen([
    ...stories.offered({}),
    [
      { name: 'CounterOffer', data: { proposalVersion: 1, terms: { words: 'More.' } } },
      { by: people.theCustomer, now: stories.day(6) },
    ],
    [
      { name: 'ProposeTerms', data: { terms: samples.costlyTerms() } },
      { by: people.agentLi, now: stories.day(7) },
    ],
  ]);
  expect(versionsOf(countered).map((it) => [it.version, it.status])).toEqual([
    [1, 'COUNTERED'],
    [2, 'PENDING_APPROVAL'],
  ]);
});

const aTask = (over: Partial<TaskView> & { task: TaskName }): TaskView =>
  taskView.parse({
    taskId: 't',
    caseId: 'c',
    caseNo: 'XW-1',
    worker: 'agent',
    assignee: null,
    openedAt: '2026-03-02T01:00:00.000Z',
    dueAt: '2026-03-03T01:00:00.000Z',
    status: 'open',
    product: 'loan',
    issueType: 'overdueLoan',
    flags: [],
    ...over,
  });

test('a task offers what the lifecycle allows this person, and says why it offers nothing', async () => {
  const it = await seen(stories.registered({}));
  const collect = aTask({ task: 'AwaitCollection' });
  expect(answersOpenTo(collect, it, me())).toEqual({
    kind: 'open',
    commands: ['CompleteCollection', 'AskCustomer'],
  });
  expect(answersOpenTo({ ...collect, assignee: 'huang' }, it, me())).toEqual({
    kind: 'takenBy',
    who: 'huang',
  });
  expect(answersOpenTo(collect, it, me({ roles: ['assessor'] }))).toEqual({ kind: 'forOthers' });
  expect(answersOpenTo(collect, { ...it, allowed: [] }, me())).toEqual({ kind: 'notYou' });
  const waiting = aTask({ task: 'AwaitContest', worker: 'customer' });
  expect(answersOpenTo(waiting, it, me())).toEqual({ kind: 'customersTurn' });
  const consultation = aTask({
    task: 'AwaitConsultation',
    worker: 'consultant',
    department: 'credit',
  });
  const consultant = me({ roles: ['consultant'], department: 'payments' });
  expect(answersOpenTo(consultation, it, consultant)).toEqual({ kind: 'forOthers' });
});

test('what came back from its approver says why, where it is done anew', async () => {
  const back: stories.Step = [
    { name: 'ReturnSettlement', data: { reason: 'Who signed it?' } },
    { by: people.approverWang, now: stories.day(21) },
  ];
  const it = await seen([...stories.settling({}), back]);
  expect(whyReturned(it, 'RecordMediationAgreement')).toBe('Who signed it?');
  expect(whyReturned(it, 'RecordMediationFailure')).toBeUndefined();
  expect(whyReturned(await seen(stories.settling({})), 'RecordMediationAgreement')).toBeUndefined();
});

test('an end at 24:00 belongs to the day that it ends', () => {
  const midnight = '2026-03-09T16:00:00.000Z';
  expect(urgencyOf(midnight, Date.parse('2026-03-09T01:00:00Z'))).toBe('today');
  expect(urgencyOf(midnight, Date.parse('2026-03-08T15:59:00Z'))).toBe('soon');
  expect(urgencyOf(midnight, Date.parse('2026-03-06T15:59:00Z'))).toBe('later');
  expect(urgencyOf(midnight, Date.parse(midnight))).toBe('overdue');
  expect(spanBetween(0, 49 * 3_600_000)).toEqual(['days', 2]);
  expect(spanBetween(0, 47 * 3_600_000)).toEqual(['hours', 47]);
  expect(spanBetween(0, 1000)).toEqual(['minutes', 1]);
});

test('an address names one page, and what it does not know is nowhere', () => {
  expect(placeOf('/console', '')).toEqual({ page: 'queue', search: '' });
  expect(placeOf('/console/', '?which=mine')).toEqual({ page: 'queue', search: '?which=mine' });
  expect(placeOf('/console/cases/a%2Fb', '')).toEqual({ page: 'case', caseId: 'a/b' });
  expect(placeOf('/console/cases/%E0%A4', '')).toEqual({ page: 'case', caseId: '%E0%A4' });
  expect(placeOf('/console/callback', '?code=1')).toEqual({ page: 'callback' });
  for (const path of ['/console/find/x', '/console/cases/a/b', '/console/else'])
    expect(placeOf(path, '')).toEqual({ page: 'nowhere' });
});

test('consultations and agreements are told from the record once their stage is over', async () => {
  const consulted = await seen(stories.answered({}));
  const over = consultationsOf({ ...consulted, consultations: [] });
  expect(over).toMatchObject([{ department: 'credit', status: 'answered' }]);
  const agreed = await seen(stories.accepted({}));
  expect(agreed.agreement).not.toBeNull();
  expect(agreementOf({ ...agreed, agreement: null })).toEqual(agreed.agreement);
});

test('a case between two steps is asked for again soon, others in a minute', async () => {
  const it = await seen(stories.registered({}));
  expect(isMoving(it)).toBe(false);
  expect(pollAfter(it, 0)).toBe(60_000);
  const between = { ...it, tasks: [] };
  expect(isMoving(between)).toBe(true);
  expect(pollAfter(between, 0)).toBe(1_500);
  expect(pollAfter(between, 60_000)).toBe(10_000);
  expect(isMoving({ ...between, needsAttention: 'States.TaskFailed' })).toBe(false);
});

test('only what somebody else did must be seen before one sends', () => {
  const change = (by: string, event: string) => ({
    seq: 9,
    at: '2026-03-02T01:00:00.000Z',
    event,
    by,
  });
  expect(mustBeSeen([change('li', 'CustomerAsked'), change('system', 'ClockMarked')], 'li')).toBe(
    false,
  );
  expect(mustBeSeen([change('chen', 'CustomerContacted')], 'li')).toBe(true);
  expect(mustBeSeen([change('customer', 'MessageToBank')], 'li')).toBe(true);
});

test('a refusal is told in words; codes that nobody should read are left out', () => {
  const values = { needs: 'identityNote', who: 'chen', command: 'MergeCase' };
  expect(problemDetail({ values }, 'en')).toEqual([
    'Say why identity need not be verified.',
    'Concerns chen.',
  ]);
  expect(problemDetail({ values: { needs: 'lead' } }, 'zh-CN')).toEqual(['须由团队负责人办理。']);
  // who is waited for is also somebody who works: it is the waiting that is told
  expect(problemDetail({ values: { waitingFor: 'customer' } }, 'en')).toEqual([
    'It waits for the customer.',
  ]);
  expect(problemDetail({}, 'en')).toEqual([]);
});
