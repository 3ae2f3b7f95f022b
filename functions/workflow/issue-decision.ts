/** The bank answers (P3.1-3): the decision notice goes out with its mandatory clauses, the time to contest begins. */
import { advance, type StepNeeds } from '#casework/advance.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

export const issueDecision = (needs: StepNeeds) =>
  advance(needs, {
    from: 'IssueDecision',
    done: 'AwaitContest',
    command: () => ({ name: 'IssueDecision', data: {} }),
  });

export const handler = taskHandler('IssueDecision', async (input) =>
  issueDecision(sending())(input),
);
