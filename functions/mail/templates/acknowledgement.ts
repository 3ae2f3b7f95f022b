/**
 * P3.2-1: received, with its number, who acts next and by when. Anybody may open a case with somebody else's address, so the
 * letter repeats no word of whoever opened it: the bank must not carry a stranger's message in its own name.
 */

import { issueTypeLabels, productLabels } from '#contracts/labels.ts';
import { answerBy } from '../clocks.ts';
import { type Block, paragraph } from '../content.ts';
import {
  action,
  type Compose,
  dataOf,
  inWords,
  openClock,
  type Telling,
  until,
} from '../telling.ts';
import { codeBlocks } from './access-code.ts';

function nextAct(telling: Telling): Block[] {
  const contact = openClock(telling, 'firstContact');
  if (contact?.state !== 'running') return [];
  const moment = until(telling, contact.dueAt);
  return [
    paragraph(
      telling.say(
        `下一步由我们完成：${moment} 前由经办人与您联系，或提出方案。`,
        `The next step is ours: by ${moment} whoever handles it contacts you, or makes an offer.`,
      ),
    ),
  ];
}

/** For who has just opened the case: the page on which they did waits for it. */
function codeToEnter({ code, say }: Telling): Block[] {
  if (!code) return [];
  const title = say('您的验证码', 'Your code');
  const text = say(
    '在您提交申请的页面上输入，即可查看案件。',
    'Enter it on the page where you opened the case, to see your case.',
  );
  return [{ kind: 'section', title, text }, ...codeBlocks(code, say)];
}

export const acknowledgement: Compose = (telling) => {
  const { say, it, intake, event, profile } = telling;
  dataOf(event, 'CaseRegistered');
  const matter = [productLabels[intake.product], issueTypeLabels[intake.issueType]]
    .map((label) => inWords(telling, label))
    .join(say('，', ', '));
  return {
    headline: say('我们已收到您的申请', 'We have received your case'),
    blocks: [
      paragraph(
        say(
          `案件编号 ${it.caseNo}。查询进度时需要它，请保存。`,
          `Case number ${it.caseNo}. Keep it: you need it to follow your case.`,
        ),
      ),
      ...codeToEnter(telling),
      paragraph(say(`所涉事项：${matter}。`, `It concerns: ${matter}.`)),
      ...nextAct(telling),
      ...answerBy(telling),
      action(telling, say('查看案件进度', 'Follow your case')),
      paragraph(
        say(
          `如果这不是您提交的申请，请拨打 ${profile.hotline} 告诉我们。`,
          `If you did not open this case, please call us on ${profile.hotline}.`,
        ),
      ),
    ],
  };
};
