/** Step 4, negotiation (P3.2-4): the approved version is sent; from now on it binds the bank until it expires. */
import { advance, type StepNeeds } from '#casework/advance.ts';
import { sending } from '#runtime/sending.ts';
import { taskHandler } from '#runtime/task-handler.ts';

export const sendOffer = (needs: StepNeeds) =>
  advance(needs, {
    from: 'SendOffer',
    done: 'AwaitCustomerReply',
    command: () => ({ name: 'SendOffer', data: {} }),
  });

export const handler = taskHandler('SendOffer', async (input) => sendOffer(sending())(input));
