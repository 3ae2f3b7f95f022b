import { expect, test } from 'vitest';
import { type AnswerName, answersOf, customerAct, staffAnswer } from '#contracts/staff-answers.ts';
import { type StaffCase, type TaskView, taskView } from '#contracts/views.ts';
import { type TaskName } from '#contracts/workflow.ts';
import { commandSchemas } from '#domain/commands.ts';
import { intake } from '#domain/intake.ts';
import { terms } from '#domain/terms.ts';
import { answersOpenTo } from '../../web/console/case/answers.ts';
import { diffTerms } from '../../web/console/case/diff-terms.ts';
import { isMoving, pollAfter } from '../../web/console/case/moving.ts';
import { agreementOf, consultationsOf } from '../../web/console/case/remembered.ts';
import type { Values } from '../../web/console/drafts/store.ts';
import { mustBeSeen } from '../../web/console/forms/changes.ts';
import { answerForms } from '../../web/console/forms/commands/catalogue.ts';
import { customerActForms } from '../../web/console/forms/commands/customer-acts.tsx';
import { instalmentsFor, monthsAfter } from '../../web/console/forms/plan.ts';
import { problemDetail } from '../../web/console/forms/problem-detail.ts';
import { termsOf, typedTerms } from '../../web/console/forms/terms.ts';
import { filledIn, valueAt, withValue } from '../../web/console/forms/values.ts';
import { typedYuan, yuanOf } from '../../web/console/forms/yuan.ts';
import {
  blankIntake,
  channelsFor,
  draftIntakeOf,
  intakeOf,
  typedIntake,
} from '../../web/console/intake/intake-values.ts';
import { placeOf } from '../../web/console/place.ts';
import { spanBetween, urgencyOf } from '../../web/console/queue/urgency.ts';
import { commandWords } from '../../web/console/words/commands.ts';
import { api } from '../support/api.ts';
import { memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import * as samples from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

const commands = [...new Set(Object.values(answersOf).flat())] as AnswerName[];
const acts = customerAct.def.options.map((it) => it.shape.command.def.values[0]);

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

test('every command that completes a task has a form and words, and no form is for nothing', () => {
  expect(Object.keys(answerForms).sort()).toEqual([...commands].sort());
  for (const command of commands) {
    expect(commandWords['zh-CN'][command].submit).not.toBe('');
    expect(staffAnswer.def.options.map((it) => it.shape.command.def.values[0])).toContain(command);
  }
});

test('every act of a customer can be taken down from a call', () => {
  expect(Object.keys(customerActForms).sort()).toEqual([...acts].sort());
});

test('a form as it opens never makes a command that the contract lets pass by accident', async () => {
  const it = await seen(stories.registered({}));
  // nothing to fill in: what they agree to stands above the button
  const harmless = new Set<string>([
    'ApproveDecision',
    'ApproveReReview',
    'ConsentToMediation',
    'DeclineMediation',
    'StartRun',
  ]);
  const passing = commands.filter((command) => {
    const props = { it, task: null };
    const form = answerForms[command];
    const values = form.initial?.(props) ?? {};
    const data = form.dataOf?.(values, props) ?? filledIn(values);
    return commandSchemas[command].safeParse(data).success;
  });
  expect(new Set(passing)).toEqual(harmless);
});

test('terms come back from the editor as they went in', () => {
  const all = [
    samples.someTerms(),
    samples.costlyTerms({ onerousTerms: [{ id: 't1', text: 'Two missed payments end it.' }] }),
    samples.someTerms({ remedies: [], plan: samples.aPlan(12) }),
  ];
  for (const one of all) {
    const back = termsOf({ terms: typedTerms(one) }, 'terms');
    expect(terms.parse(back)).toEqual(one);
  }
});

test('an amount is read as people type it, and what is none is refused instead of guessed', () => {
  expect(yuanOf('¥1,234.5')).toEqual({ minor: 123_450, currency: 'CNY' });
  expect(yuanOf('１２３４元')).toEqual({ minor: 123_400, currency: 'CNY' });
  expect(yuanOf('0.29')).toEqual({ minor: 29, currency: 'CNY' });
  expect(yuanOf(' ')).toBeUndefined();
  for (const typed of ['1.234', 'about 5', '-3', '1e3']) expect(yuanOf(typed)?.minor).toBeNaN();
  expect(typedYuan({ minor: 123_450, currency: 'CNY' })).toBe('1234.50');
});

test('a plan is made of equal months whose sum is the balance to the last fen', () => {
  const made = instalmentsFor('1000', '3', '2026-01-31');
  expect(made).toEqual([
    { dueOn: '2026-01-31', amount: '333.33' },
    { dueOn: '2026-02-28', amount: '333.33' },
    { dueOn: '2026-03-31', amount: '333.34' },
  ]);
  expect(monthsAfter('2027-11-30', 3)).toBe('2028-02-29');
  for (const [balance, count, first] of [
    ['', '3', '2026-01-31'],
    ['1000', '0', '2026-01-31'],
    ['1000', '61', '2026-01-31'],
    ['1000', '2.5', '2026-01-31'],
    ['1000', '3', ''],
  ] as const)
    expect(instalmentsFor(balance, count, first)).toEqual([]);
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

test('what is typed for a caller becomes an intake; what is missing is named by the contract', () => {
  const blank = blankIntake('hotline', 'zh-CN');
  const refused = intake.safeParse(intakeOf(blank));
  const missing = refused.error?.issues.map((it) => it.path.join('.')) ?? [];
  expect(missing).toEqual(
    expect.arrayContaining(['product', 'issueType', 'whatHappened', 'wish', 'complainant.name']),
  );
  const typed = {
    ...blank,
    product: 'loan',
    issueType: 'overdueLoan',
    whatHappened: '还款后仍收滞纳金',
    wish: '退还',
    complainant: { kind: 'person', name: '林梅', phone: '138 0000 0001', email: '' },
  };
  const made = intake.parse(intakeOf(typed));
  expect(made.complainant).toEqual({ kind: 'person', name: '林梅', phone: '13800000001' });
  expect(intake.parse(intakeOf(typedIntake(made, 'hotline')))).toEqual(made);
  expect(draftIntakeOf(blank)).not.toHaveProperty('complainant');
});

test('only those who take cases in have channels to take them in on', () => {
  expect(channelsFor(me())).toEqual(['hotline', 'app', 'letter']);
  expect(channelsFor(me({ roles: ['liaison'] }))).toEqual(['regulatorTransfer']);
  expect(channelsFor(me({ roles: ['approver'] }))).toEqual([]);
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

test('values are reached and changed by path without touching the rest', () => {
  const values = { text: { remedies: [{ id: 'r1' }, { id: 'r2' }] }, other: 1 };
  expect(valueAt(values, 'text.remedies.1.id')).toBe('r2');
  expect(valueAt(values, 'text.none.deep')).toBeUndefined();
  const changed = withValue(values, 'text.remedies.0.amount', '5');
  expect(changed).toEqual({
    text: { remedies: [{ id: 'r1', amount: '5' }, { id: 'r2' }] },
    other: 1,
  });
  expect(values.text.remedies[0]).toEqual({ id: 'r1' });
  expect(withValue({}, 'a.b', 'x')).toEqual({ a: { b: 'x' } });
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

/** What is typed into a command's form, and the data that must come of it. */
const filled: readonly (readonly [AnswerName, Values, unknown])[] = [
  [
    'DraftDecision',
    {
      text: {
        ...samples.aDecisionText(),
        remedies: [
          { id: 'r1', kind: 'refund', description: '退还滞纳金', amount: '30' },
          { id: 'r2', kind: 'apology', description: '书面道歉', amount: '99' },
        ],
      },
    },
    {
      text: {
        ...samples.aDecisionText(),
        remedies: [
          { id: 'r1', kind: 'refund', description: '退还滞纳金', amount: samples.yuan(30) },
          { id: 'r2', kind: 'apology', description: '书面道歉' },
        ],
      },
    },
  ],
  [
    'CloseUnconfirmed',
    {
      attempts: [
        { channel: 'phone', at: '2026-04-20T02:00:00.000Z', proof: 'REC-1' },
        { channel: 'mail', at: '2026-04-21T02:00:00.000Z', proof: 'M-2' },
      ],
    },
    {
      attempts: [
        { channel: 'phone', at: '2026-04-20T02:00:00.000Z', proof: 'REC-1' },
        { channel: 'mail', at: '2026-04-21T02:00:00.000Z', proof: 'M-2' },
      ],
    },
  ],
  [
    'ConcludeExternal',
    { result: 'decisionStands', document: 'D-1', remedies: [] },
    { result: 'decisionStands', document: 'D-1', remedies: [] },
  ],
  ['RecordMediationFailure', { why: 'refused', note: ' ' }, { why: 'refused' }],
  ['WithdrawOffer', { reason: '金额有误' }, { proposalVersion: 1, reason: '金额有误' }],
  ['StartRun', {}, { startAt: 'AwaitCustomerReply' }],
];

test.each(filled)('what is typed into %s becomes its command', async (command, typed, data) => {
  const props = { it: await seen(), task: null };
  const made = answerForms[command].dataOf?.(typed, props) ?? filledIn(typed);
  expect(commandSchemas[command].parse(made)).toEqual(data);
});

test('what the customer says on the line becomes the customer’s own act', async () => {
  const props = { it: await seen(), task: null };
  const said = (command: keyof typeof customerActForms, typed: Values) =>
    commandSchemas[command].parse(
      customerActForms[command].dataOf?.(typed, props) ?? filledIn(typed),
    );
  expect(said('AcceptOffer', { confirmedTerms: [] })).toEqual({
    proposalVersion: 1,
    confirmedTerms: [],
  });
  expect(
    said('CounterOffer', {
      terms: { words: '少一点', amount: '', instalments: '12', monthly: '500' },
    }),
  ).toEqual({
    proposalVersion: 1,
    terms: { words: '少一点', instalments: 12, monthly: samples.yuan(500) },
  });
  expect(said('ConfirmSolved', { score: '5', words: '' })).toEqual({ score: 5 });
  expect(said('Withdraw', { reason: '' })).toEqual({});
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
  expect(problemDetail({}, 'en')).toEqual([]);
});
