import { describe, expect, it } from 'vitest';
import { clocksOf } from '#domain/clocks.ts';
import { openStatuses } from '#domain/lifecycle.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { aCase, day, inStatus } from '../support/builders.ts';
import { given } from '../support/given.ts';
import {
  adminMa,
  agentHuang,
  agentLi,
  hqQian,
  leadChen,
  theCustomer,
  theSystem,
} from '../support/people.ts';
import { anIntake, aRepresentative } from '../support/samples.ts';

describe('Withdrawal (C10)', () => {
  const withdraw = (more: object = {}) => ({ name: 'Withdraw' as const, data: more });

  it.each(openStatuses)('ends a case that is %s on the day it is received', (status) => {
    const after = given(inStatus[status]())
      .when(withdraw({ reason: 'Settled otherwise' }), { by: theCustomer, now: day(12) })
      .thenRecords('Withdrawn');
    expect(after.stage).toMatchObject({ status: 'CLOSED', reason: 'withdrawn', closedAt: day(12) });
    const running = after.clocks.filter((one) => !one.stoppedAt).map((one) => one.clock);
    expect(running).toEqual(status === 'EXTERNAL' ? ['externalReply'] : []);
  });

  it('is the customer’s alone; an agent passes it on with the recording', () => {
    given(aCase.offered())
      .when(withdraw(), { by: agentLi, now: day(4) })
      .thenRefused('ProofMissing', { needs: 'recording' });
    given(aCase.offered())
      .when(withdraw({ recording: 'call-4' }), { by: agentLi, now: day(4) })
      .thenRecords('Withdrawn');
    given(aCase.offered())
      .when(withdraw(), { by: leadChen, now: day(4) })
      .thenRefused('RoleNotAllowed');
  });

  it('gives up rights, so a representative needs authority to settle', () => {
    const intake = anIntake({ representative: aRepresentative({ scope: 'inform' }) });
    given(aCase.offered({ intake }))
      .when(withdraw(), { by: theCustomer, now: day(4) })
      .thenRefused('AuthorityMissing');
  });

  it('is not for a draft, which lapses by itself', () => {
    given(aCase.draft())
      .when(withdraw(), { by: theCustomer, now: day(1) })
      .thenRefused('IllegalTransition');
  });
});

describe('Reopening', () => {
  const reopen = { name: 'ReopenCase' as const, data: { reason: 'It happened again' } };
  /** The builder's case was closed on day 10. */
  const afterDays = (n: number) => day(10 + n);

  it('leads to a re-review with a clock and a run of its own', () => {
    const after = given(aCase.solved())
      .when(reopen, { by: theCustomer, now: afterDays(5) })
      .thenRecords('CaseReopened', {
        name: 'RunStarted',
        data: { run: 2, startAt: 'AwaitReReview' },
      });
    expect(after).toMatchObject({
      run: 2,
      stage: { status: 'RE_REVIEW', grievance: { about: 'reopening' } },
    });
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'reReview', startedAt: afterDays(5) });
    expect(after.handlers).toEqual(aCase.solved().handlers);
  });

  it('is open to the customer for thirty days', () => {
    given(aCase.solved())
      .when(reopen, { by: theCustomer, now: afterDays(30) })
      .thenRecords('CaseReopened', 'RunStarted');
    const tooLate = new Date(Date.parse(afterDays(30)) + 1).toISOString();
    given(aCase.solved())
      .when(reopen, { by: theCustomer, now: tooLate })
      .thenRefused('WindowClosed');
  });

  it.each([leadChen, hqQian])('is open to a lead and to headquarters at any time', (by) => {
    given(aCase.solved())
      .when(reopen, { by, now: day(400) })
      .thenRecords('CaseReopened', 'RunStarted');
  });

  it('keeps a case that was withdrawn open to the customer', () => {
    given(aCase.withdrawn())
      .when(reopen, { by: theCustomer, now: day(5) })
      .thenRecords('CaseReopened', 'RunStarted');
  });
});

describe('Messages and contacts', () => {
  const firstContact = (it: ReturnType<typeof aCase.collecting>) =>
    it.clocks.find((one) => one.clock === 'firstContact')?.stoppedAt;

  it('from the bank count as first contact', () => {
    const written = given(aCase.collecting())
      .when(
        { name: 'WriteToCustomer', data: { text: 'We are on it' } },
        { by: agentLi, now: day(1) },
      )
      .thenRecords('MessageToCustomer');
    const called = given(aCase.collecting())
      .when(
        { name: 'RecordContact', data: { channel: 'phone', at: day(1), proof: 'call-1' } },
        { by: agentLi, now: day(1) },
      )
      .thenRecords('CustomerContacted');
    expect([firstContact(written), firstContact(called)]).toEqual([day(1), day(1)]);
  });

  it('from the customer do not', () => {
    const after = given(aCase.collecting())
      .when({ name: 'WriteToBank', data: { text: 'Any news?' } }, { by: theCustomer, now: day(1) })
      .thenRecords('MessageToBank');
    expect(firstContact(after)).toBeUndefined();
  });

  it('from the customer on the telephone come with the recording', () => {
    const write = (more: object) => ({
      name: 'WriteToBank' as const,
      data: { text: 'Hello', ...more },
    });
    const by = { by: agentLi, now: day(1) };
    given(aCase.collecting())
      .when(write({}), by)
      .thenRefused('ProofMissing', { needs: 'recording' });
    given(aCase.collecting())
      .when(write({ recording: 'call-1' }), by)
      .thenRecords('MessageToBank');
  });

  it('after the end are limited to bounces of the last letter and the call that follows', () => {
    const bounced = given(aCase.solved())
      .when(
        { name: 'RecordBounce', data: { mailId: 'closure-30', kind: 'bounce' } },
        { by: theSystem, now: day(11) },
      )
      .thenRecords('MailBounced');
    given(bounced)
      .when(
        { name: 'RecordContact', data: { channel: 'phone', at: day(12), proof: 'call-1' } },
        { by: agentLi, now: day(12) },
      )
      .thenRecords('CustomerContacted');
    given(bounced)
      .when({ name: 'WriteToCustomer', data: { text: 'Hello' } }, { by: agentLi, now: day(12) })
      .thenRefused('IllegalTransition');
  });
});

describe('The system', () => {
  const mark = (more: object = {}) => ({
    name: 'MarkClock' as const,
    data: { clock: 'decision' as const, startedAt: day(0), mark: '0:warn-50', ...more },
  });
  const bySystem = (n: number, hour = 10) => ({ by: theSystem, now: day(n, hour) });

  it('acts on each mark of a clock once, when it is due', () => {
    given(aCase.negotiating()).when(mark(), bySystem(8, 23)).thenRefused('NothingToDo');
    const after = given(aCase.negotiating())
      .when(mark(), bySystem(9, 0))
      .thenRecords('ClockMarked');
    given(after).when(mark(), bySystem(9, 0)).thenRefused('NothingToDo');
    expect(
      clocksOf(after.clocks, cn20203, day(9)).find((one) => one.clock === 'decision')?.pendingMarks,
    ).not.toContainEqual(expect.objectContaining({ mark: '0:warn-50' }));
  });

  it('marks no clock that has stopped, that never was, or by a name of its own', () => {
    given(aCase.decided()).when(mark(), bySystem(20)).thenRefused('NothingToDo');
    given(aCase.negotiating())
      .when(mark({ startedAt: day(1) }), bySystem(20))
      .thenRefused('NothingToDo');
    given(aCase.negotiating())
      .when(mark({ mark: '0:warn-51' }), bySystem(20))
      .thenRefused('NothingToDo');
  });

  it('archives a closed case once', () => {
    const archive = { name: 'ArchiveCase' as const, data: {} };
    const after = given(aCase.solved()).when(archive, bySystem(11)).thenRecords('CaseArchived');
    expect(after.stage).toMatchObject({ archivedAt: day(11) });
    given(after).when(archive, bySystem(11)).thenRefused('NothingToDo');
  });

  it('keeps a failure in sight until an operator starts a new run', () => {
    const failed = given(aCase.negotiating())
      .when({ name: 'RecordWorkflowFailure', data: { error: 'States.Timeout' } }, bySystem(5))
      .thenRecords('WorkflowFailed');
    expect(failed.needsAttention).toBe('States.Timeout');
    const after = given(failed)
      .when({ name: 'StartRun', data: { startAt: 'AwaitProposal' } }, { by: adminMa, now: day(6) })
      .thenRecords({ name: 'RunStarted', data: { run: 2, startAt: 'AwaitProposal' } });
    expect(after).toMatchObject({ needsAttention: null, run: 2 });
  });

  it('keeps notes as their hash alone', () => {
    const after = given(aCase.negotiating())
      .when(
        { name: 'AddNote', data: { noteHash: 'ab'.repeat(32) } },
        { by: agentHuang, now: day(5) },
      )
      .thenRecords({ name: 'NoteAdded', data: { noteHash: 'ab'.repeat(32) } });
    expect(after.handlers).not.toContain('huang');
  });
});
