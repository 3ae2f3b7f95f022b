/** The closing letter: why the case ended, until when it can be reopened, how long its file is kept. */
import { momentText } from '#contracts/format.ts';
import type { StageOf } from '#domain/case.ts';
import { reopenUntil } from '#domain/reopening.ts';
import { type Block, facts, paragraph } from '../content.ts';
import { action, type Compose, dataOf, movedOn, type Telling, until } from '../telling.ts';
import { endings } from './endings.ts';

function reopening(telling: Telling): Block[] {
  const { say, it, profile } = telling;
  const last = reopenUntil(it, profile);
  if (last === null) return [];
  const moment = until(telling, last);
  return [
    paragraph(
      say(
        `如果问题再次出现，您可以在 ${moment} 前申请重启本案。`,
        `If it comes up again, you can ask by ${moment} to have this case reopened.`,
      ),
    ),
  ];
}

/** The letter about a withdrawal says in its sentence when it was. */
const closedAt = (
  { say, reader }: Telling,
  { reason, closedAt: at }: StageOf<'CLOSED'>,
): Block[] =>
  reason === 'withdrawn' ? [] : [facts([say('结案时间', 'Closed'), momentText(at, reader)])];

const kept = ({ say, profile: { retentionYears: n } }: Telling): Block =>
  paragraph(
    say(`本案资料自结案起保存 ${n} 年。`, `We keep the file for ${n} years after closing.`),
  );

export const closure: Compose = (telling) => {
  const { say, it, event } = telling;
  dataOf(event, 'CaseArchived');
  const { stage } = it;
  // reopened before the letter went out
  if (stage.status !== 'CLOSED')
    return {
      headline: say('您的案件有新进展', 'Your case has moved on'),
      blocks: [movedOn(telling), action(telling, say('查看案件进度', 'See your case'))],
    };
  const { headline, texts } = endings[stage.reason](telling, stage);
  return {
    headline,
    blocks: [
      ...texts.map(paragraph),
      ...closedAt(telling, stage),
      ...reopening(telling),
      kept(telling),
      action(telling, say('查看案件', 'See your case')),
    ],
  };
};
