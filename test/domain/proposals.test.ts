import { describe, expect, it } from 'vitest';
import type { Case } from '#domain/case.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { aCase, day } from '../support/builders.ts';
import { given } from '../support/given.ts';
import { agentHuang, agentLi, approverWang, hqQian, staff } from '../support/people.ts';
import { aPlan, aRefund, costlyTerms, someTerms, yuan } from '../support/samples.ts';

const propose = (terms = someTerms()) => ({ name: 'ProposeTerms' as const, data: { terms } });
const version = (proposalVersion: number) => ({ proposalVersion });
const proposalOf = ({ stage }: Case) => (stage.status === 'NEGOTIATING' ? stage.proposal : null);
const byLi = { by: agentLi, now: day(3) };
const byWang = { by: approverWang, now: day(3, 11) };
const approve = { name: 'ApproveProposal' as const, data: version(1) };

describe('A proposal (P3.2-4)', () => {
  it('within the own limit of an agent needs nobody else', () => {
    const after = given(aCase.negotiating()).when(propose(), byLi).thenRecords('TermsProposed');
    expect(proposalOf(after)).toMatchObject({ version: 1, status: 'APPROVED', proposedBy: 'li' });
  });

  it.each([
    ['above the own limit', costlyTerms()],
    ['with a plan, whatever it costs', someTerms({ plan: aPlan() })],
    [
      'in a currency nobody has a limit for',
      someTerms({ remedies: [aRefund({ minor: 100, currency: 'USD' })] }),
    ],
  ])('%s goes to an approver, on the clock of approval', (_, terms) => {
    const after = given(aCase.negotiating())
      .when(propose(terms), byLi)
      .thenRecords('ApprovalNeeded');
    expect(proposalOf(after)).toMatchObject({ status: 'PENDING_APPROVAL' });
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'approval', startedAt: day(3) });
  });

  it('counts all its money together', () => {
    const remedies = [aRefund(yuan(300), 'a'), aRefund(yuan(201), 'b')];
    given(aCase.negotiating())
      .when(propose(someTerms({ remedies })), byLi)
      .thenRecords('ApprovalNeeded');
  });

  it('has no more instalments than the profile allows', () => {
    const profile = { ...cn20203, maxInstalments: 12 };
    given(aCase.negotiating())
      .when(propose(someTerms({ plan: aPlan(13) })), { ...byLi, profile })
      .thenRefused('PlanNotPossible', {
        field: 'terms.plan.instalments',
        rule: 'tooMany',
        limit: 12,
      });
  });

  it.each(['awaitingApproval', 'approved', 'offered'] as const)('is one at a time: %s', (point) => {
    given(aCase[point]())
      .when(propose(), { by: agentLi, now: day(4) })
      .thenRefused('NothingToDo', { openVersion: 1 });
  });

  it('takes the place of a decision that was drafted, with its approval', () => {
    const after = given(aCase.decisionDrafted())
      .when(propose(), { by: agentLi, now: day(6) })
      .thenRecords('TermsProposed');
    expect(after.stage).toMatchObject({ decisionDraft: null });
    expect(after.clocks.filter((one) => one.clock === 'approval' && !one.stoppedAt)).toEqual([]);
  });

  it('does not overtake a decision that is approved', () => {
    given(aCase.decisionApproved())
      .when(propose(), { by: agentLi, now: day(6) })
      .thenRefused('NothingToDo', { waitingFor: 'decision' });
  });
});

describe('Approval of a proposal', () => {
  it('is given by another person', () => {
    const both = staff('li', ['agent', 'approver']);
    given(aCase.awaitingApproval())
      .when(approve, { by: both, now: day(3) })
      .thenRefused('NotAnotherPerson');
    const after = given(aCase.awaitingApproval())
      .when(approve, byWang)
      .thenRecords('ProposalApproved');
    expect(proposalOf(after)).toMatchObject({ status: 'APPROVED', approvedBy: 'wang' });
    expect(after.clocks.at(-1)).toMatchObject({ clock: 'approval', stoppedAt: day(3, 11) });
  });

  it('beyond the limit of an approver is given by headquarters', () => {
    const terms = someTerms({ remedies: [aRefund(yuan(50_001))] });
    given(aCase.awaitingApproval({ terms })).when(approve, byWang).thenRefused('LimitExceeded');
    given(aCase.awaitingApproval({ terms }))
      .when(approve, { by: hqQian, now: day(3) })
      .thenRecords('ProposalApproved');
  });

  it('up to the limit of an approver needs no headquarters', () => {
    const terms = someTerms({ remedies: [aRefund(yuan(50_000))] });
    given(aCase.awaitingApproval({ terms })).when(approve, byWang).thenRecords('ProposalApproved');
  });

  it('is of one version', () => {
    given(aCase.awaitingApproval())
      .when({ name: 'ApproveProposal', data: version(2) }, byWang)
      .thenRefused('WrongVersion', { given: 2, current: 1 });
  });

  it('may send it back with a reason, after which a new version is proposed', () => {
    const returned = given(aCase.awaitingApproval())
      .when({ name: 'ReturnProposal', data: { ...version(1), reason: 'Too much' } }, byWang)
      .thenRecords('ProposalReturned');
    expect(proposalOf(returned)).toMatchObject({ status: 'RETURNED', returnedReason: 'Too much' });
    const again = given(returned)
      .when(propose(), { by: agentHuang, now: day(4) })
      .thenRecords('TermsProposed');
    expect(proposalOf(again)).toMatchObject({ version: 2, proposedBy: 'huang' });
  });

  it('is refused by another person, and of one version, as it is given', () => {
    const back = (proposalVersion: number) => ({
      name: 'ReturnProposal' as const,
      data: { proposalVersion, reason: 'Too much' },
    });
    given(aCase.awaitingApproval())
      .when(back(1), { by: staff('li', ['agent', 'approver']), now: day(3) })
      .thenRefused('NotAnotherPerson');
    given(aCase.awaitingApproval()).when(back(2), byWang).thenRefused('WrongVersion');
  });

  it('is given once', () => {
    given(aCase.approved()).when(approve, byWang).thenRefused('NothingToDo');
    given(aCase.approved())
      .when({ name: 'ReturnProposal', data: { ...version(1), reason: 'Late' } }, byWang)
      .thenRefused('NothingToDo');
  });
});
