/** Words of the console that are said by a function of a code; the dictionaries are heard in words.test.ts. */
import { expect, test } from 'vitest';
import { eventLabels } from '#contracts/event-labels.ts';
import { eventText } from '../../web/console/words/events.ts';
import { whoText } from '../../web/console/words/people.ts';

test('events name both sides on the staff’s pages, since neither is reading its own letter', () => {
  for (const event of Object.keys(eventLabels)) {
    expect(eventText(event, 'zh-CN')).not.toMatch(/您|我们/);
    expect(eventText(event, 'en')).not.toMatch(/\b(?:you|your|yours|we|us|our)\b/i);
  }
  expect(eventText('CustomerAsked', 'en')).toBe('The bank asked the customer for information');
  expect(eventText('CustomerAsked', 'zh-CN')).toBe('银行请客户补充材料');
  expect(eventText('Unheard', 'en')).toBe('Unheard');
});

test('colleagues are named by their number, everybody else by what they are', () => {
  expect(whoText('agent.li', 'zh-CN')).toBe('agent.li');
  expect(whoText('customer', 'zh-CN')).toBe('客户');
  expect(whoText('system', 'en')).toBe('System');
});
