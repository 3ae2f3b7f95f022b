/** P3.1-2: told of every change. What happened in one sentence, who owes the next act, and where to read more. */
import { eventLabels } from '#contracts/labels.ts';
import { noticeOf } from '#domain/notices.ts';
import { answerBy } from '../clocks.ts';
import { paragraph } from '../content.ts';
import { action, type Compose, inWords } from '../telling.ts';

export const update: Compose = (telling) => {
  const { say, event } = telling;
  if (!event || noticeOf[event.name] !== 'update')
    throw new TypeError(`No update tells of ${event?.name}`);
  return {
    headline: say('您的案件有新进展', 'Your case has moved on'),
    blocks: [
      paragraph(inWords(telling, eventLabels[event.name])),
      ...answerBy(telling),
      action(telling, say('查看案件进度', 'Follow your case')),
    ],
  };
};
