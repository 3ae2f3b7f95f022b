import { expect, test } from 'vitest';
import { draftsOn, memoryShelf } from '../../web/shared/drafts.ts';

const fresh = () => {
  const shelf = memoryShelf();
  let count = 0;
  return { shelf, drafts: draftsOn(shelf, () => `key-${(count += 1)}`) };
};

test('what was typed is there again after a reload, under the same idempotency key', () => {
  const { shelf, drafts } = fresh();
  const { key } = drafts.open('open', { acting: 'no' });
  drafts.save('open', { acting: 'no', wish: '退还费用' });
  const again = draftsOn(shelf, () => 'another').open('open', { acting: 'yes' });
  expect(again).toEqual({ values: { acting: 'no', wish: '退还费用' }, key });
});

test('a new filling after sending has a new key, so that it is a case of its own', () => {
  const { drafts } = fresh();
  const first = drafts.open('open');
  drafts.clear('open');
  expect(drafts.open('open').key).not.toBe(first.key);
});

test('each form has a draft of its own', () => {
  const { drafts } = fresh();
  drafts.save('XW-1.counter.1', { 'terms.words': '一' });
  expect(drafts.open('XW-1.counter.2').values).toEqual({});
  expect(drafts.open('XW-1.counter.1').values).toEqual({ 'terms.words': '一' });
});

test('clearing removes every draft and nothing else', () => {
  const { shelf, drafts } = fresh();
  shelf.setItem('parley.session', 'kept');
  drafts.save('a', { x: '1' });
  drafts.save('b', { x: '2' });
  drafts.clearAll();
  expect([drafts.open('a').values, drafts.open('b').values]).toEqual([{}, {}]);
  expect(shelf.getItem('parley.session')).toBe('kept');
});

test('a draft that cannot be read is begun anew', () => {
  const { shelf, drafts } = fresh();
  shelf.setItem('parley.draft.open', '{"half":');
  expect(drafts.open('open', { acting: 'no' }).values).toEqual({ acting: 'no' });
});
