/** Step 1, feedback (P3.2-1): drafts, submission, registration. */
import type { Decisions } from '../context.ts';
import { event } from '../events.ts';

export const feedback: Pick<Decisions, 'SaveDraft' | 'SubmitCase' | 'RegisterCase'> = {
  SaveDraft: (_, data) => [event('DraftSaved', data)],
  // the decision clock starts at first receipt on any channel, which may be earlier than today, never later
  SubmitCase: ({ now }, { intake }) => [
    event('CaseSubmitted', {
      intake,
      receivedAt: intake.receivedAt && intake.receivedAt < now ? intake.receivedAt : now,
    }),
    event('RunStarted', { run: 1, startAt: 'RegisterCase' }),
  ],
  RegisterCase: (_, data) => [event('CaseRegistered', data)],
};
