/** Step 5, follow-up (P3.2-5): the days on which the customer will be asked are set. */
import { advance, type StepNeeds } from '#casework/advance.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

export const scheduleFollowUps = (needs: StepNeeds) =>
  advance(needs, {
    from: 'ScheduleFollowUps',
    done: 'AwaitFollowUp',
    command: () => ({ name: 'ScheduleFollowUps', data: {} }),
  });

export const handler = taskHandler('ScheduleFollowUps', async (input) =>
  scheduleFollowUps(sending())(input),
);
