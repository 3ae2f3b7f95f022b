import { expect, test } from 'vitest';
import { draftLines } from '../../web/console/case/draft-lines.ts';
import { orphansOf } from '../../web/console/case/orphans.tsx';
import { draftStore } from '../../web/console/drafts/store.ts';
import { memoryShelf } from '../../web/shared/drafts.ts';

const DAY = 86_400_000;
const mine = { user: 'agent.li', caseId: 'c1', kind: 'AddNote' };
const draft = { values: { text: '致电两次未接' }, key: 'k1', base: { version: 3, seq: 7 } };

function onDevice(start = 0) {
  const shelf = memoryShelf();
  let now = start;
  const open = () => draftStore(shelf, () => now);
  return { shelf, open, store: open(), wait: (ms: number) => (now += ms) };
}

test('a draft lies apart by person, case and form, with its key and the version its author saw', () => {
  const { store } = onDevice(5);
  expect(store.save(mine, draft)).toBe(true);
  expect(store.read(mine)).toEqual({ ...draft, savedAt: 5 });
  expect(store.read({ ...mine, user: 'agent.chen' })).toBeNull();
  expect(store.read({ ...mine, caseId: 'c2' })).toBeNull();
  expect(store.read({ ...mine, kind: 'WriteToCustomer' })).toBeNull();
});

test('a draft survives a reload, and only dropping it takes it away', () => {
  const { store, open } = onDevice();
  store.save(mine, draft);
  expect(open().read(mine)?.values).toEqual(draft.values);
  store.drop(mine);
  expect(open().read(mine)).toBeNull();
});

test('a device that refuses storage says so instead of losing words in silence', () => {
  const shelf = memoryShelf();
  const full = {
    length: 0,
    key: () => null,
    getItem: (name: string) => shelf.getItem(name),
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError');
    },
    removeItem: (name: string) => shelf.removeItem(name),
  };
  expect(draftStore(full, () => 0).save(mine, draft)).toBe(false);
});

test('words that nobody touched for two weeks are thrown away, since they are about people', () => {
  const { store, open, wait } = onDevice();
  store.save(mine, draft);
  wait(14 * DAY);
  expect(open().read(mine)).not.toBeNull();
  wait(1);
  expect(open().read(mine)).toBeNull();
});

test('what is no draft on the shelf is cleared, what belongs to others stays', () => {
  const { shelf, open } = onDevice();
  shelf.setItem('parley.console.draft|agent.li|c1|AddNote', '{"not":"a draft"}');
  shelf.setItem('parley.console.views', '[]');
  open();
  expect(shelf.length).toBe(1);
});

test('somebody who leaves a shared device can take all of their own drafts along', () => {
  const { store } = onDevice();
  const others = { ...mine, user: 'agent.chen' };
  store.save(mine, draft);
  store.save({ ...mine, kind: 'WriteToCustomer' }, draft);
  store.save(others, draft);
  expect(store.count('agent.li')).toBe(2);
  store.dropAll('agent.li');
  expect(store.count('agent.li')).toBe(0);
  expect(store.read(others)).not.toBeNull();
});

test('a draft whose step is over is offered for copying; those of open steps and of acts are in their forms', () => {
  const { store } = onDevice();
  for (const kind of ['AddNote', 'said:Withdraw', 'RecordFindings:t1', 'ProposeTerms:t2'])
    store.save({ ...mine, kind }, draft);
  const task = { taskId: 't2', status: 'open' as const };
  const kinds = store.kindsOf('agent.li', 'c1');
  // orphansOf reads nothing of a task but these
  expect(orphansOf(kinds, { tasks: [task] as never })).toEqual(['RecordFindings:t1']);
});

test('such a draft is read by the names of its fields and without codes, whatever form it is of', () => {
  const values = {
    assessment: {
      business: 'loans',
      complexity: 'simple',
      flags: ['urgent'],
      reason: '事实清楚。',
    },
    rootCause: { cause: 'disclosure', finding: '未告知' },
    identity: 'verified',
    terms: { remedies: [{ id: 'r1', kind: 'refund', description: '退款', amount: '300' }] },
    proofs: [{ thing: 'r1', proof: '流水 1' }],
    plan: { first: '2026-04-30' },
    replyDueAt: '2026-03-20T18:00',
    text: ' ',
    tookOver: true,
  };
  const lines = draftLines(values, 'zh-CN').map(({ name, text }) => `${name}：${text}`);
  expect(lines).toEqual([
    '业务类别：贷款',
    '复杂程度：简单',
    '标记：紧急',
    '理由：事实清楚。',
    '根本原因：信息披露',
    '原因说明：未告知',
    '身份核验：已核验',
    '类型：退款',
    '具体做什么：退款',
    '金额：300',
    '凭证：流水 1',
    '首期日期：2026年4月30日（星期四）',
    '对方要求的答复时间：2026年3月20日（星期五）18:00',
  ]);
  expect(draftLines({ plan: { kind: 'creditCardArt70' }, why: 'timedOut' }, 'en')).toEqual([
    { name: 'Kind of plan', text: 'Credit card instalment plan' },
    { name: 'Why', text: 'Time ran out' },
  ]);
});
