import { beforeEach, describe, expect, test } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import type { Body } from '#contracts/http.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command } from '#domain/commands.ts';
import { type Api, api } from '../support/api.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import {
  aDecisionText,
  anAssessment,
  aPlan,
  aRefund,
  someTerms,
  yuan,
} from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { storedIn, taskOf, told, workflowCatchesUp } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
beforeEach(async () => {
  world = memoryWorld();
  calls = api(world);
  for (const staff of Object.values(people.personOf)) await calls.ok('GetMe', { staff });
  await calls.ok('GetMe', { staff: people.agentHuang });
});

type Answer = Body<'AnswerTask'>['answer'];
const { agentLi, agentHuang, approverWang, consultantWu, leadChen, reviewerSun, hqQian } = people;
const collect: Answer = {
  command: 'CompleteCollection',
  data: { facts: 'The fee was charged.', identity: 'verified', flags: [] },
};

async function asking(it: Case, task: string, answer: Answer, staff: Actor) {
  const { taskId } = await taskOf(world, it.caseId, task);
  const version = (await world.cases.load(it.caseId))?.version;
  return {
    staff,
    path: { caseId: it.caseId, taskId },
    body: { expectedVersion: version, answer },
  };
}
const answer = async (...it: Parameters<typeof asking>) => {
  const receipt = await calls.ok('AnswerTask', await asking(...it));
  await workflowCatchesUp(world, receipt.caseId);
  return receipt;
};
/** Refused by this name, with nothing stored. */
async function refused(code: string, ...it: Parameters<typeof asking>) {
  const ask = await asking(...it);
  const before = storedIn(world);
  const problem = await calls.refused('AnswerTask', ask);
  expect(problem).toMatchObject({ code });
  expect(storedIn(world)).toBe(before);
  return problem;
}

describe('a task', () => {
  test('is completed by its owner, tells the workflow, and is closed for a second answer', async () => {
    const it = await told(world, stories.registered({}));
    const ask = await asking(it, 'AwaitCollection', collect, agentLi);
    const receipt = await calls.ok('AnswerTask', ask);
    expect(receipt).toMatchObject({
      status: 'ASSESSING',
      events: ['CollectionCompleted', 'AssessmentSuggested'],
    });
    expect(world.signals.at(-1)).toMatchObject({
      task: 'AwaitCollection',
      signal: { kind: 'success', event: 'CollectionCompleted' },
    });
    expect(
      (
        await calls.refused('AnswerTask', {
          ...ask,
          body: { ...ask.body, expectedVersion: receipt.version },
        })
      ).code,
    ).toBe('TaskClosed');
  });

  test('that a colleague did first is refused with what they did, and nothing is stored', async () => {
    const it = await told(world, stories.registered({}));
    const late = await asking(it, 'AwaitCollection', collect, agentHuang);
    await answer(it, 'AwaitCollection', collect, agentLi);
    const before = storedIn(world);
    expect(await calls.refused('AnswerTask', late)).toMatchObject({
      code: 'StaleCase',
      changes: [
        { event: 'CollectionCompleted', by: agentLi.id },
        { event: 'AssessmentSuggested', by: 'system' },
      ],
    });
    expect(storedIn(world)).toBe(before);
  });

  test('answered twice with one key gives the first answer, though the task is closed', async () => {
    const it = await told(world, stories.registered({}));
    const ask = await asking(it, 'AwaitCollection', collect, agentLi);
    const headers = { 'idempotency-key': 'one-answer' };
    const first = await calls.ok('AnswerTask', { ...ask, headers });
    expect(await calls.ok('AnswerTask', { ...ask, headers })).toEqual(first);
  });

  test('of another case, or of none, is not found', async () => {
    const one = await told(world, stories.registered({}));
    const other = await told(world, stories.registered({}));
    const ask = await asking(one, 'AwaitCollection', collect, agentLi);
    for (const path of [
      { ...ask.path, caseId: other.caseId },
      { ...ask.path, taskId: 'none' },
      { ...ask.path, taskId: '../../x' },
    ])
      expect((await calls.refused('AnswerTask', { ...ask, path })).code).toBe('TaskNotFound');
    for (const caseId of ['none', 'x'.repeat(4000)])
      expect(
        (await calls.refused('AnswerTask', { ...ask, path: { ...ask.path, caseId } })).code,
      ).toBe('CaseNotFound');
  });

  test('that a colleague owns is taken, unless a lead steps in', async () => {
    const it = await told(world, stories.registered({}));
    const problem = await refused('TaskTaken', it, 'AwaitCollection', collect, agentHuang);
    expect(problem.values).toEqual({ assignee: 'li' });
    const redirect: Answer = {
      command: 'RedirectCase',
      data: { reason: 'Not ours', routeTold: 'Ask the tax office' },
    };
    expect(await answer(it, 'AwaitCollection', redirect, leadChen)).toMatchObject({
      status: 'CLOSED',
    });
  });

  test('takes only its own commands and roles', async () => {
    const it = await told(world, stories.registered({}));
    const assess: Answer = {
      command: 'AssessCase',
      data: { assessment: anAssessment(), consult: [] },
    };
    const problem = await refused('RoleNotAllowed', it, 'AwaitCollection', assess, agentLi);
    expect(problem.allowed).toContain('CompleteCollection');
  });

  test('refused to somebody names what they themselves may do on the case, not what the task takes', async () => {
    const it = await told(world, stories.registered({}));
    const { allowed } = await refused(
      'RoleNotAllowed',
      it,
      'AwaitCollection',
      collect,
      approverWang,
    );
    expect(allowed).toEqual(['RecusePerson', 'AddNote']);
  });

  test('answered upon an older state is refused with what changed and by whom', async () => {
    const it = await told(world, stories.registered({}));
    const ask = await asking(it, 'AwaitCollection', collect, agentLi);
    const message = { expectedVersion: it.version, text: 'Hello' };
    await calls.ok('WriteToCustomer', { staff: agentHuang, path: ask.path, body: message });
    const problem = await calls.refused('AnswerTask', ask);
    expect(problem).toMatchObject({
      code: 'StaleCase',
      values: { known: it.version, current: it.version + 1 },
    });
    expect(problem.changes?.at(-1)).toMatchObject({ event: 'MessageToCustomer', by: 'huang' });
  });

  test('answered upon a version that the case never had is a wrong entry, and nobody’s act', async () => {
    const it = await told(world, stories.registered({}));
    const ask = await asking(it, 'AwaitCollection', collect, agentLi);
    const before = storedIn(world);
    const problem = await calls.refused('AnswerTask', {
      ...ask,
      headers: { 'accept-language': 'en' },
      body: { ...ask.body, expectedVersion: it.version + 1 },
    });
    expect(problem).toMatchObject({
      status: 400,
      code: 'InvalidRequest',
      errors: [
        {
          field: 'expectedVersion',
          rule: 'noSuchVersion',
          message: `The case has no such version; the latest is ${it.version}`,
        },
      ],
    });
    expect(problem).not.toHaveProperty('changes');
    expect(storedIn(world)).toBe(before);
  });

  test('of the customer can be ended by the bank where the lifecycle says so', async () => {
    const it = await told(world, stories.offered({}));
    const withdraw: Answer = {
      command: 'WithdrawOffer',
      data: { proposalVersion: 1, reason: 'A mistake' },
    };
    const receipt = await answer(it, 'AwaitCustomerReply', withdraw, agentLi);
    expect(receipt.events).toEqual(['OfferWithdrawn']);
  });
});

describe('four eyes', () => {
  const draft: Answer = { command: 'DraftDecision', data: { text: aDecisionText() } };
  const approve: Answer = { command: 'ApproveDecision', data: {} };

  test('one drafts a decision, another approves it, on the same task', async () => {
    const it = await told(world, stories.assessed({}));
    await answer(it, 'AwaitProposal', draft, agentLi);
    await refused('RoleNotAllowed', it, 'AwaitDecision', draft, approverWang);
    expect((await answer(it, 'AwaitDecision', approve, approverWang)).events).toContain(
      'DecisionApproved',
    );
  });

  test('who drafted may not approve, with whatever second role', async () => {
    const it = await told(world, stories.assessed({}));
    const both = people.staff('li', ['agent', 'approver']);
    await answer(it, 'AwaitProposal', draft, both);
    const problem = await refused('NotAnotherPerson', it, 'AwaitDecision', approve, both);
    expect(problem.status).toBe(403);
  });

  test('nobody approves their own proposal, and headquarters steps in above the limit', async () => {
    const it = await told(world, stories.awaitingApproval({}));
    const ok: Answer = { command: 'ApproveProposal', data: { proposalVersion: 1 } };
    await refused(
      'NotAnotherPerson',
      it,
      'AwaitApproval',
      ok,
      people.staff('li', ['agent', 'approver']),
    );
    expect((await answer(it, 'AwaitApproval', ok, hqQian)).events).toContain('ProposalApproved');
  });

  test('an offer beyond an approver’s limit lies with headquarters, and no approver is asked', async () => {
    const beyond = someTerms({ remedies: [aRefund(yuan(90_000))] });
    const it = await told(world, stories.awaitingApproval({ terms: beyond }));
    expect(await taskOf(world, it.caseId, 'AwaitApproval')).toMatchObject({ worker: 'hq' });
    const data = { proposalVersion: 1 };
    const back: Answer = { command: 'ReturnProposal', data: { ...data, reason: 'Too much' } };
    await refused('RoleNotAllowed', it, 'AwaitApproval', back, approverWang);
    const ok: Answer = { command: 'ApproveProposal', data };
    expect((await answer(it, 'AwaitApproval', ok, hqQian)).events).toContain('ProposalApproved');
  });

  test('a decision beyond an approver’s limit passes from its drafter to headquarters and back', async () => {
    const it = await told(world, stories.assessed({}));
    const text = aDecisionText({ outcome: 'partial', remedies: [aRefund(yuan(90_000))] });
    await answer(it, 'AwaitProposal', { command: 'DraftDecision', data: { text } }, agentLi);
    expect(await taskOf(world, it.caseId, 'AwaitDecision')).toMatchObject({ worker: 'hq' });
    const back: Answer = { command: 'ReturnDecision', data: { reason: 'Too much' } };
    await answer(it, 'AwaitDecision', back, hqQian);
    expect(await taskOf(world, it.caseId, 'AwaitDecision')).toMatchObject({ worker: 'agent' });
  });

  test('a re-review is drafted by a reviewer who had no part in it', async () => {
    const it = await told(world, stories.contested({}));
    const look: Answer = {
      command: 'DraftReReview',
      data: { text: aDecisionText({ outcome: 'upheld' }) },
    };
    await refused('NotAnotherPerson', it, 'AwaitReReview', look, people.staff('li', ['reviewer']));
    expect((await answer(it, 'AwaitReReview', look, reviewerSun)).events).toEqual([
      'ReReviewDrafted',
    ]);
  });
});

describe('a consultation', () => {
  const finding = (department: 'credit' | 'payments'): Answer => ({
    command: 'AnswerConsultation',
    data: { department, finding: 'Booked late.' },
  });

  test('is answered by its own department, for itself alone', async () => {
    const it = await told(world, stories.consulted({}));
    const task = 'AwaitConsultation';
    await refused('RoleNotAllowed', it, task, finding('payments'), consultantWu);
    const inCompliance = people.staff('x', ['consultant'], 'compliance');
    await refused('CaseNotFound', it, task, finding('credit'), inCompliance);
    expect((await answer(it, task, finding('credit'), consultantWu)).events).toEqual([
      'ConsultationAnswered',
    ]);
  });
});

describe('a desk', () => {
  const at = async (it: Case, task = 'AwaitAssessment') => ({
    path: { caseId: it.caseId, taskId: (await taskOf(world, it.caseId, task)).taskId },
    body: {},
  });

  test('a task is claimed, kept from others, given back and claimed by somebody else', async () => {
    const it = await told(world, stories.suggested({}));
    const place = await at(it);
    const other = people.staff('zheng', ['assessor']);
    const claimed = await calls.ok('ClaimTask', { ...place, staff: people.assessorZhao });
    expect(claimed).toMatchObject({ assignee: 'zhao', task: 'AwaitAssessment' });
    expect(claimed).not.toHaveProperty('token');
    expect(await calls.ok('ClaimTask', { ...place, staff: people.assessorZhao })).toEqual(claimed);
    for (const route of ['ClaimTask', 'ReleaseTask'] as const)
      expect(await calls.refused(route, { ...place, staff: other })).toMatchObject({
        code: 'TaskTaken',
        values: { assignee: 'zhao' },
      });
    expect(await calls.ok('ReleaseTask', { ...place, staff: people.assessorZhao })).toMatchObject({
      assignee: null,
    });
    expect(await calls.ok('ClaimTask', { ...place, staff: other })).toMatchObject({
      assignee: 'zheng',
    });
    expect(await calls.ok('ReleaseTask', { ...place, staff: leadChen })).toMatchObject({
      assignee: null,
    });
  });

  test('a task of another role cannot be claimed, nor what lies with the customer', async () => {
    const assessing = await told(world, stories.suggested({}));
    expect(
      (await calls.refused('ClaimTask', { ...(await at(assessing)), staff: agentLi })).code,
    ).toBe('RoleNotAllowed');
    const offered = await told(world, stories.offered({}));
    const place = await at(offered, 'AwaitCustomerReply');
    expect((await calls.refused('ClaimTask', { ...place, staff: agentLi })).code).toBe(
      'RoleNotAllowed',
    );
  });

  test('of two who claim at once one has it', async () => {
    const it = await told(world, stories.suggested({}));
    const place = await at(it);
    const staff = ['a', 'b', 'c'].map((id) => people.staff(`assessor-${id}`, ['assessor']));
    const replies = await Promise.all(
      staff.map((one) => calls.call('ClaimTask', { ...place, staff: one })),
    );
    expect(replies.map((one) => one.status).sort()).toEqual([200, 409, 409]);
  });

  test('a lead gives a task to somebody who holds the role and is not recused', async () => {
    const it = await told(world, stories.registered({}));
    const { path } = await at(it, 'AwaitCollection');
    const give = (to: string, staff = leadChen) => ({ path, staff, body: { to } });
    expect(await calls.ok('ReassignTask', give('huang'))).toMatchObject({ assignee: 'huang' });
    const wrong = async (to: string) => (await calls.refused('ReassignTask', give(to))).errors;
    expect(await wrong('wang')).toMatchObject([{ field: 'to', rule: 'colleagueUnfit' }]);
    expect(await wrong('nobody')).toMatchObject([{ field: 'to', rule: 'colleagueUnknown' }]);
    expect((await calls.refused('ReassignTask', give('li', agentLi))).code).toBe('TaskTaken');
    const recusal = { expectedVersion: it.version, staffId: 'li', reason: 'A relative' };
    await calls.ok('RecusePerson', { staff: leadChen, path, body: recusal });
    expect((await calls.refused('ReassignTask', give('li'))).code).toBe('ActorRecused');
  });

  test('a closed task stays where it is', async () => {
    const it = await told(world, stories.registered({}));
    const place = await at(it, 'AwaitCollection');
    await answer(it, 'AwaitCollection', collect, agentLi);
    for (const route of ['ClaimTask', 'ReleaseTask'] as const)
      expect((await calls.refused(route, { ...place, staff: agentLi })).code).toBe('TaskClosed');
  });
});

test('a run begins only where the facts are', async () => {
  const it = await told(world, stories.assessed({}));
  const { carryOut } = await import('#casework/carry-out.ts');
  const failure = { name: 'RecordWorkflowFailure' as const, data: { error: 'States.Runtime' } };
  await carryOut(world)({ caseId: it.caseId, command: failure, actor: people.theSystem });
  const start = (startAt: string): Answer => ({ command: 'StartRun', data: { startAt } });
  const problem = await refused(
    'InvalidRequest',
    it,
    'AttendToFailure',
    start('CloseCase'),
    people.adminMa,
  );
  expect(problem.errors).toMatchObject([{ field: 'answer.data.startAt', rule: 'oneOf' }]);
  await answer(it, 'AttendToFailure', start('AwaitProposal'), people.adminMa);
  expect(world.starts.at(-1)).toMatchObject({ startAt: 'AwaitProposal' });
});

test('terms are proposed on their task', async () => {
  const it = await told(world, stories.assessed({}));
  const propose: Answer = { command: 'ProposeTerms', data: { terms: someTerms() } };
  expect((await answer(it, 'AwaitProposal', propose, agentLi)).events).toEqual([
    'TermsProposed',
    'OfferSent',
  ]);
});

test('a plan that does not add up, or whose first payment is past, is refused at its field in both languages', async () => {
  const it = await told(world, stories.assessed({}));
  const offering = (change: object): Answer => {
    const terms = someTerms({ remedies: [], plan: { ...aPlan(), ...change } });
    return { command: 'ProposeTerms', data: { terms } };
  };
  const at = 'answer.data.terms.plan.instalments';
  const short = await asking(it, 'AwaitProposal', offering({ balance: yuan(301) }), agentLi);
  expect((await calls.refused('AnswerTask', short)).errors).toEqual([
    {
      field: at,
      rule: 'sumOfPlan',
      message: 'The payments must come to the balance plus fees and interest',
    },
  ]);
  const instalments = [{ dueOn: '2026-03-01', amount: yuan(300) }];
  const past = await asking(it, 'AwaitProposal', offering({ instalments }), agentLi);
  const before = storedIn(world);
  for (const [language, title, message] of [
    ['en', 'The dates or the number of payments of the plan are not possible', 'Not before 2026-'],
    ['zh-CN', '还款计划的日期或期数不符合规定', '不能早于 2026-'],
  ] as const)
    expect(
      await calls.refused('AnswerTask', { ...past, headers: { 'accept-language': language } }),
    ).toMatchObject({
      status: 422,
      title,
      errors: [
        { field: `${at}.0.dueOn`, rule: 'notBefore', message: expect.stringContaining(message) },
      ],
    });
  expect(storedIn(world)).toBe(before);
});

describe('a task’s end', () => {
  const dueAt = async ({ caseId }: Case, task: string) => (await taskOf(world, caseId, task)).dueAt;

  test('of a customer who follows a plan moves on with each question', async () => {
    const it = await told(world, stories.followingPlan({}));
    expect(await dueAt(it, 'AwaitFollowUp')).toBe('2026-04-23T02:00:00.000Z');
    const asked: stories.Step = [
      { name: 'SendFollowUp', data: { number: 1 } },
      { by: people.theSystem, now: stories.day(45) },
    ];
    const after = await told(world, [...stories.followingPlan({}), asked]);
    expect(await dueAt(after, 'AwaitFollowUp')).toBe('2026-05-23T02:00:00.000Z');
  });

  test('of an approver who has a settlement is theirs, not the mediation’s', async () => {
    const it = await told(world, stories.settling({}));
    expect(await taskOf(world, it.caseId, 'AwaitMediation')).toMatchObject({
      worker: 'approver',
      dueAt: stories.day(22, 0),
    });
  });

  test('of the call after a bounced offer letter comes before the offer’s', async () => {
    const bounced: stories.Step = [
      { name: 'RecordBounce', data: { mailId: 'offer-9', kind: 'bounce' } },
      { by: people.theSystem, now: stories.day(4) },
    ];
    const it = await told(world, [...stories.offered({}), bounced]);
    expect(await dueAt(it, 'CallCustomer')).toBe(stories.day(10, 0));
  });
});

describe('a follow-up of a plan', () => {
  const sent: stories.Step = [
    { name: 'SendFollowUp', data: { number: 1 } },
    { by: people.theSystem, now: stories.day(45) },
  ];

  test('gives the agent an instalment to check, until it is confirmed', async () => {
    const it = await told(world, [...stories.followingPlan({}), sent]);
    const confirm: Answer = {
      command: 'ConfirmInstalment',
      data: { dueOn: '2026-04-15', proof: 'booking 4712' },
    };
    const receipt = await answer(it, 'CheckInstalment', confirm, agentLi);
    expect(receipt.events).toEqual(['InstalmentConfirmed']);
    await expect(taskOf(world, it.caseId, 'CheckInstalment')).rejects.toThrow(
      /No open CheckInstalment/,
    );
  });

  test('is nobody’s to check once an outside body has taken the case over', async () => {
    const it = await told(world, [...stories.followingPlan({}), sent]);
    const command: Command = {
      name: 'ReferOutside',
      data: { body: 'regulator', bodyName: 'NFRA', tookOver: true },
    };
    await carryOut(world)({ caseId: it.caseId, command, actor: people.liaisonHe });
    await expect(taskOf(world, it.caseId, 'CheckInstalment')).rejects.toThrow(
      /No open CheckInstalment/,
    );
  });

  test('takes only what is due, told at its field, and asks until all of it is confirmed', async () => {
    const late: stories.Step = [
      { name: 'SendFollowUp', data: { number: 2 } },
      { by: people.theSystem, now: stories.day(75) },
    ];
    const it = await told(world, [...stories.followingPlan({}), sent, late]);
    const paid = (dueOn: string): Answer => ({
      command: 'ConfirmInstalment',
      data: { dueOn, proof: 'booking 4712' },
    });
    const problem = await refused(
      'InstalmentNotOpen',
      it,
      'CheckInstalment',
      paid('2026-06-15'),
      agentLi,
    );
    expect(problem.errors).toMatchObject([{ field: 'answer.data.dueOn', rule: 'notAfter' }]);
    await answer(it, 'CheckInstalment', paid('2026-04-15'), agentLi);
    await answer(it, 'CheckInstalment', paid('2026-05-15'), agentLi);
    await expect(taskOf(world, it.caseId, 'CheckInstalment')).rejects.toThrow(
      /No open CheckInstalment/,
    );
  });

  test('may find the plan broken: the talks begin again, and the workflow is told', async () => {
    const it = await told(world, [...stories.followingPlan({}), sent]);
    const broken: Answer = { command: 'ReportCannotPerform', data: { reason: 'Not paid' } };
    expect((await answer(it, 'CheckInstalment', broken, agentLi)).status).toBe('NEGOTIATING');
    expect(world.signals.at(-1)).toMatchObject({
      task: 'AwaitFollowUp',
      signal: { kind: 'failure', event: 'CannotPerform' },
    });
    await expect(taskOf(world, it.caseId, 'CheckInstalment')).rejects.toThrow(
      /No open CheckInstalment/,
    );
  });
});

test('a follow-up of anything but a plan gives nobody an instalment to check', async () => {
  const it = await told(world, stories.followUpsSent({}));
  await expect(taskOf(world, it.caseId, 'CheckInstalment')).rejects.toThrow(
    /No open CheckInstalment/,
  );
});
