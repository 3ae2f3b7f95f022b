import { expect, test } from 'vitest';
import { hashOf } from '#domain/hash-chain.ts';
import { api } from '../support/api.ts';
import { memoryWorld } from '../support/memory-world.ts';
import { agentLi } from '../support/people.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

test('the own file lists the hash of every event, and the bodies that the customer may hash for themselves', async () => {
  const world = memoryWorld();
  const calls = api(world);
  const it = await told(world, stories.solved({}));
  await calls.ok('AddNote', {
    staff: agentLi,
    path: { caseId: it.caseId },
    body: { text: 'inside' },
  });
  const cookie = await calls.signedIn(it);
  const { chain, exportedAt, records, head, case: own } = await calls.ok('GetMyFile', { cookie });
  const events = await world.cases.events(it.caseId);

  expect(exportedAt).toBe(world.clock.now());
  expect({ records, head }).toEqual({ records: events.length, head: events.at(-1)?.hash });
  expect(own).toEqual(await calls.ok('GetMyCase', { cookie }));
  expect(chain.map((one) => one.hash)).toEqual(events.map((one) => one.hash));
  expect(chain.slice(1).map((one) => one.prevHash)).toEqual(
    events.slice(0, -1).map((one) => one.hash),
  );
  const whole = chain.filter((one) => one.body);
  expect(whole.map((one) => one.name)).toEqual(
    expect.arrayContaining(['CaseSubmitted', 'OfferSent', 'OfferAccepted', 'SolvedConfirmed']),
  );
  for (const one of whole) expect(await hashOf(one.body)).toBe(one.hash);
  expect(chain.at(-1)).toMatchObject({ name: 'InternalEvent' });
  expect(JSON.stringify(chain)).not.toMatch(/"li"|"zhao"|agent|RunStarted|NoteAdded/);
});
