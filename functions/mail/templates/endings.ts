/** How a case ended, in a sentence or two for each reason (P3.3-1). */
import { momentText } from '#contracts/format.ts';
import type { StageOf } from '#domain/case.ts';
import { lastOf, type Telling } from '../telling.ts';

type Closed = StageOf<'CLOSED'>;
interface Ending {
  readonly headline: string;
  readonly texts: readonly string[];
}

const onYourPage = ({ say }: Telling): string =>
  say('详情写在您的案件页面。', 'Your case page has the details.');

/** C1, field.md §5.4 no. 4: a matter that belongs elsewhere is not closed without naming the way. */
function notInScope(telling: Telling): Ending {
  const route = lastOf(telling, 'CaseRedirected')?.routeTold;
  return {
    headline: telling.say('这个问题由其他途径处理', 'This matter is handled in another way'),
    texts: [
      route
        ? telling.say(`您可以这样办理：${route}`, `What you can do: ${route}`)
        : onYourPage(telling),
    ],
  };
}

function merged(telling: Telling): Ending {
  const target = lastOf(telling, 'CaseMerged')?.targetCaseNo;
  const { say } = telling;
  return {
    headline: say('本案已并入您的另一案件', 'This case was merged into another of yours'),
    texts: [
      target
        ? say(`请用案件编号 ${target} 继续查询。`, `Please follow it as case ${target}.`)
        : onYourPage(telling),
      say(
        '两案的内容一并处理，答复时间按较早的一件计算。',
        'Both are handled together. The earlier of the two sets our time limit.',
      ),
    ],
  };
}

export const endings: {
  readonly [R in Closed['reason']]: (telling: Telling, closed: Closed) => Ending;
} = {
  satisfied: ({ say, it }) => ({
    headline: say('您的案件已结案', 'Your case is closed'),
    texts: it.satisfaction
      ? [say('您确认问题已解决，感谢您的答复。', 'You confirmed that it is solved. Thank you.')]
      : [say('您接受了我们的处理决定。', 'You accepted our decision.')],
  }),
  accepted_unconfirmed: ({ say }) => ({
    headline: say('您的案件已结案', 'Your case is closed'),
    texts: [
      say(
        '方案已执行完毕。我们多次回访，没有收到您的答复，因此结案。',
        'The plan was carried out. We asked you several times and had no answer, so we closed the case.',
      ),
    ],
  }),
  decision_not_contested: ({ say }) => ({
    headline: say('您的案件已结案', 'Your case is closed'),
    texts: [
      say(
        '异议期内没有收到您的异议，案件按处理决定结案。',
        'We had no objection in the time for it, so the case closed with our decision.',
      ),
      say(
        '您仍然可以向监管机构或消费者协会投诉。',
        'You may still complain to the regulator or the consumer association.',
      ),
    ],
  }),
  withdrawn: ({ say, reader }, { closedAt }) => {
    const moment = momentText(closedAt, reader);
    return {
      headline: say('您的案件已撤回', 'Your case was withdrawn'),
      texts: [
        say(
          `案件已于 ${moment} 按您的要求撤回。`,
          `Your case was withdrawn at your request at ${moment}.`,
        ),
        say(
          '以后您仍可就同一问题重新申请。',
          'You can open a new one on the same matter at any time.',
        ),
      ],
    };
  },
  not_in_scope: notInScope,
  merged,
  mediated: ({ say }) => ({
    headline: say('您的案件已结案', 'Your case is closed'),
    texts: [
      say(
        '双方通过第三方调解达成协议，并已执行。',
        'You and we settled it by mediation, and the settlement was carried out.',
      ),
    ],
  }),
  external_concluded: ({ say }) => ({
    headline: say('您的案件已结案', 'Your case is closed'),
    texts: [
      say(
        '外部机构的处理已结束，案件按其结果结案。',
        'The outside body has concluded, and the case closed with its result.',
      ),
    ],
  }),
  unreachable: ({ say, profile }) => ({
    headline: say('您的案件已结案', 'Your case is closed'),
    texts: [
      say(
        `我们多次联系，没能与您取得联系，案件先行结案。您可以拨打 ${profile.hotline} 找到我们。`,
        `We tried several times and could not reach you, so we closed the case. You reach us on ${profile.hotline}.`,
      ),
    ],
  }),
};
