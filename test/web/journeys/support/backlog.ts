/** Calls and letters of the past weeks, so that a queue looks like one: some are late, some are due today, others later. */
import type { Intake } from '#domain/intake.ts';
import type { Stack } from '../../../journeys/support/stack.ts';

const DAY = 86_400_000;

type Taken = readonly [
  daysAgo: number,
  by: 'agent.li' | 'agent.chen',
  name: string,
  about: Pick<Intake, 'product' | 'issueType' | 'whatHappened' | 'wish'>,
];

const loan = (issueType: Intake['issueType'], whatHappened: string, wish: string) => ({
  product: 'loan' as const,
  issueType,
  whatHappened,
  wish,
});

const taken: readonly Taken[] = [
  [17, 'agent.li', '陈立', loan('collectionConduct', '催收电话打给了同事。', '只与本人联系。')],
  [15, 'agent.chen', '何芳', loan('creditRecord', '已还清，仍有逾期记录。', '更正征信记录。')],
  [13, 'agent.li', '邓超', loan('feesAndInterest', '提前还款被收取违约金。', '退还违约金。')],
  [9, 'agent.li', '许静', loan('overdueLoan', '停工三个月，无法按期还款。', '延期三个月。')],
  [6, 'agent.chen', '赵明', loan('loanTerms', '利率与宣传不一致。', '按宣传利率计息。')],
  [3, 'agent.li', '冯玉兰', loan('overdueLoan', '住院手术，暂时没有收入。', '分期偿还。')],
];

/** Opens them over HTTP, as the console does; callers with an e-mail address, so that nobody has to be rung up at once. */
export async function takesCalls(stack: Stack): Promise<void> {
  for (const [index, [daysAgo, by, name, about]] of taken.entries()) {
    const clerk = await stack.staff(by);
    const email = `caller${index}@mail.example`;
    const receivedAt = new Date(stack.host.clock.now() - daysAgo * DAY).toISOString();
    const intake = {
      ...about,
      channel: 'hotline',
      track: 'complaint',
      locale: 'zh-CN',
      complainant: { kind: 'person', name, email },
      receivedAt,
    };
    await clerk.post('/cases', { as: 'case', intake });
  }
  await stack.settle();
}
