import { expect, test } from 'vitest';
import { type AnswerName, answerSchemas, answersOf } from '#contracts/staff-answers.ts';
import { type StaffCase } from '#contracts/views.ts';
import { commandSchemas } from '#domain/commands.ts';
import { intake } from '#domain/intake.ts';
import { terms } from '#domain/terms.ts';
import type { Values } from '../../web/console/drafts/store.ts';
import { answerForms } from '../../web/console/forms/commands/catalogue.ts';
import { customerActForms } from '../../web/console/forms/commands/customer-acts.tsx';
import { instalmentsFor, monthsAfter, owedBy } from '../../web/console/forms/plan.ts';
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
import { commandWords } from '../../web/console/words/commands.ts';
import { api } from '../support/api.ts';
import { memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import * as samples from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

const commands = [...new Set(Object.values(answersOf).flat())] as AnswerName[];
const acts = answerSchemas.customerAct.def.options.map((it) => it.shape.command.def.values[0]);

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
    expect(
      answerSchemas.staffAnswer.def.options.map((it) => it.shape.command.def.values[0]),
    ).toContain(command);
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
    'ApproveSettlement',
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

test('an instalment is confirmed out of those that are due, the earliest chosen beforehand', async () => {
  const plan = stories.followingPlan({});
  const before = await seen(plan);
  const asked: stories.Step = [
    { name: 'SendFollowUp', data: { number: 1 } },
    { by: people.theSystem, now: stories.day(80) },
  ];
  const it = await seen([...plan, asked]);
  expect(before.instalmentsToConfirm).toEqual([]);
  expect(it.instalmentsToConfirm.map((one) => one.dueOn)).toEqual(['2026-04-15', '2026-05-15']);
  expect(answerForms.ConfirmInstalment.initial?.({ it, task: null })).toMatchObject({
    dueOn: '2026-04-15',
  });
});

test('terms come back from the editor as they went in', () => {
  const all = [
    samples.someTerms(),
    samples.costlyTerms({ onerousTerms: [{ id: 't1', text: 'Two missed payments end it.' }] }),
    samples.someTerms({ remedies: [], plan: samples.aPlan(12) }),
    samples.someTerms({ plan: { ...samples.aPlan(), charges: samples.yuan(5) } }),
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

test('a plan is made of equal months whose sum is the balance with its charges to the last fen', () => {
  const made = instalmentsFor(owedBy({ balance: '990', charges: '10' }), '3', '2026-01-31');
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
    expect(instalmentsFor(owedBy({ balance }), count, first)).toEqual([]);
  expect(owedBy({ balance: '990', charges: 'ten' })).toBeUndefined();
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
