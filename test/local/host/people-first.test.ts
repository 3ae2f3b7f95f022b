import { expect, test } from 'vitest';
import { openPeopleFirst } from '../../../local/host/people-first.ts';

/** Work that says when it began and ends when told. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) => () =>
    new Promise<string>((resolve) => {
      begun.push(name);
      ends.set(name, () => resolve(name));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { begun, work, end };
}

test('steps run side by side while nobody waits, no more than told while somebody does', async () => {
  const { begun, work, end } = works();
  const { forPerson, forStep } = openPeopleFirst(1);
  const alone = [forStep(work('step 1')), forStep(work('step 2'))];
  await end('');
  expect(begun).toEqual(['step 1', 'step 2']);
  const person = forPerson(work('person'));
  const later = [forStep(work('step 3')), forStep(work('step 4'))];
  await end('step 1');
  await end('step 2');
  expect(begun).toEqual(['step 1', 'step 2', 'person', 'step 3']);
  await end('step 3');
  expect(begun.at(-1)).toBe('step 4');
  const last = forStep(work('step 5'));
  await end('person');
  expect(begun.at(-1)).toBe('step 5');
  await end('step 4');
  await end('step 5');
  expect(await Promise.all([...alone, person, ...later, last])).toHaveLength(6);
});

test('a crowd in the middle of its requests leaves one step at a time', async () => {
  const { begun, work, end } = works();
  const { forPerson, forStep } = openPeopleFirst(2, 2);
  const people = ['a', 'b', 'c'].map((it) => forPerson(work(it)));
  const steps = ['step 1', 'step 2', 'step 3'].map((it) => forStep(work(it)));
  await end('');
  expect(begun.slice(3)).toEqual(['step 1']);
  await end('c');
  expect(begun.slice(3)).toEqual(['step 1', 'step 2']);
  await end('step 1');
  expect(begun.slice(3)).toEqual(['step 1', 'step 2', 'step 3']);
  for (const it of ['a', 'b', 'step 2', 'step 3']) await end(it);
  expect(await Promise.all([...people, ...steps])).toHaveLength(6);
});

test('a step that fails lets the next one in', async () => {
  const { forPerson, forStep } = openPeopleFirst(1);
  const { work, end } = works();
  const person = forPerson(work('person'));
  const failing = forStep(() => Promise.reject(new Error('broken')));
  const next = forStep(() => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('done');
  await end('person');
  await person;
});
