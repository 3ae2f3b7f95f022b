/** P3.2-2 and C8: what we need, what for, and why we cannot find it out ourselves. */
import { facts, paragraph } from '../content.ts';
import { action, type Compose, dataOf, movedOn, until } from '../telling.ts';

export const informationRequest: Compose = (telling) => {
  const { say, it, event } = telling;
  const { request } = dataOf(event, 'CustomerAsked');
  const moment = until(telling, request.dueAt);
  const isOpen = it.stage.status === 'COLLECTING' && it.stage.request?.askedAt === request.askedAt;
  return {
    headline: say('我们需要您补充材料', 'We need something from you'),
    blocks: [
      facts(
        [say('我们还需要', 'We still need'), request.thing],
        [say('用来核对', 'To check'), request.purpose],
        [say('为什么请您提供', 'Why we ask you'), request.whyNotHeld],
        [say('请在此之前提供', 'Please send it by'), moment],
      ),
      paragraph(
        say(
          '等待期间，我们的答复时间照常计算。到期没有收到，我们会按已了解的情况继续处理。',
          'Our own time limit runs on meanwhile. If nothing comes, we go on with what we know.',
        ),
      ),
      isOpen ? action(telling, say('去补充材料', 'Send it on your page')) : movedOn(telling),
    ],
  };
};
