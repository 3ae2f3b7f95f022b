/** What a member of staff wrote to the customer, word for word. */
import { paragraph } from '../content.ts';
import { action, type Compose, dataOf } from '../telling.ts';

export const message: Compose = (telling) => ({
  headline: telling.say('我们给您留言', 'A message from us'),
  blocks: [
    paragraph(dataOf(telling.event, 'MessageToCustomer').text),
    action(telling, telling.say('查看并回复', 'Read and reply')),
  ],
});
