/** What an act leaves to be told goes out with the step that waits next. */
import { describe, expect, test, vi } from 'vitest';
import { awaitPerson } from '#casework/await-person.ts';
import { carryOut } from '#casework/carry-out.ts';
import { deliverMails } from '#casework/deliver-mail.ts';
import type { Command } from '#domain/commands.ts';
import type { Task } from '#domain/rows.ts';
import { memoryWorld } from '../support/memory-world.ts';
import { agentLi, theCustomer } from '../support/people.ts';
import { someTerms } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told, workflowCatchesUp } from '../support/told-case.ts';

const question: Command = {
  name: 'AskCustomer',
  data: { thing: 'Receipt', purpose: 'To see the date', whyNotHeld: 'Another bank issued it' },
};
const answer: Command = {
  name: 'AnswerInformationRequest',
  data: { answer: 'It was on Monday.' },
};
const note: Command = { name: 'AddNote', data: { noteHash: 'ab'.repeat(32) } };

async function registered() {
  const world = memoryWorld();
  const { caseId } = await told(world, stories.registered({}));
  const subjects = () => world.mails.map(({ tags }) => tags['mailId']?.split('-')[0]);
  const agentDoes = (command: Command) => carryOut(world)({ caseId, command, actor: agentLi });
  return { world, caseId, subjects, agentDoes };
}

describe('a letter that an act owes', () => {
  test('is sent by the step that the act leads to', async () => {
    const { world, caseId, subjects, agentDoes } = await registered();
    await agentDoes(question);
    await workflowCatchesUp(world, caseId);
    expect(subjects()).toContain('informationRequest');
  });

  test('is sent by it although something else was done before the step came', async () => {
    const { world, caseId, subjects, agentDoes } = await registered();
    await agentDoes(question);
    await agentDoes(note);
    await workflowCatchesUp(world, caseId);
    expect(subjects()).toContain('informationRequest');
  });

  test('is looked for by no step after that', async () => {
    const { world, caseId, agentDoes } = await registered();
    await agentDoes(question);
    await workflowCatchesUp(world, caseId);
    await carryOut(world)({ caseId, command: answer, actor: theCustomer });
    const look = vi.spyOn(world.cases, 'pendingMails');
    await workflowCatchesUp(world, caseId);
    expect((await world.cases.tasks(caseId)).at(-1)?.task).toBe('AwaitCollection');
    expect(look).not.toHaveBeenCalled();
  });

  test('tells the case as it is by then when the step was overtaken', async () => {
    const world = memoryWorld();
    const { caseId, run } = await told(world, stories.offered({}));
    const agentDoes = (command: Command) => carryOut(world)({ caseId, command, actor: agentLi });
    await agentDoes({ name: 'WithdrawOffer', data: { proposalVersion: 1, reason: 'A slip' } });
    // somebody else was faster with what that owes
    await deliverMails(world)(caseId);
    const openTask = async (task: Task, version: number) => {
      const opened = await world.cases.openTask(task, version);
      await agentDoes({ name: 'ProposeTerms', data: { terms: someTerms() } });
      return opened;
    };
    const overtaken = { ...world, cases: { ...world.cases, openTask } };
    const input = { caseId, run, taskToken: 'token', stepKey: 'step' };
    await awaitPerson('AwaitProposal', overtaken)(input);
    const letter = world.mails.at(-1);
    expect(letter?.tags['mailId']).toMatch(/^offer-/);
    expect(letter?.text).not.toMatch(/moved on since/);
  });
});
