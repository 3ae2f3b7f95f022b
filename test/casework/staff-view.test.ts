import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { hidingIdentity } from '#casework/identity.ts';
import { staffView } from '#casework/staff-view.ts';
import { staffCase } from '#contracts/views.ts';
import type { Actor } from '#domain/actor.ts';
import { staffRoles } from '#domain/vocabulary.ts';
import { aCase, inStatus } from '../support/builders.ts';
import { memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import { anIntake, aRepresentative } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

const identity = {
  complainant: {
    kind: 'person' as const,
    name: 'Lin Mei',
    email: 'lin.mei@example.com',
    phone: '13800000001',
    customerNumber: 'C-4711',
  },
  representative: aRepresentative(),
  whatHappened:
    'I, Lin Mei (13800000001, LIN.MEI@example.com), was charged. Lin Meier is somebody else.',
};
const identifying = /lin\.mei|13800000001|C-4711|Lin Mei\b|Lin Tao|letter of attorney/i;

async function seenBy(actor: Actor, story = stories.consulted({ intake: identity })) {
  const world = memoryWorld();
  const it = await told(world, story);
  const [events, tasks] = [await world.cases.events(it.caseId), await world.cases.tasks(it.caseId)];
  const notes = [
    { caseId: it.caseId, noteId: 'n', at: it.openedAt, by: 'li', text: 'Lin Mei called' },
  ];
  return z.parse(
    staffCase,
    staffView({ case: it, events, notes, tasks, uploads: [] }, actor, world.clock.now()),
  );
}

describe('identity', () => {
  test.each(['agent', 'lead', 'liaison'] as const)(
    'is known to the %s, who speaks with the customer',
    async (role) => {
      const view = await seenBy(people.personOf[role]);
      expect(view.identityHidden).toBe(false);
      expect(view.intake?.complainant?.name).toBe('Lin Mei');
    },
  );

  test.each(['assessor', 'approver', 'reviewer', 'hq', 'consultant', 'manager'] as const)(
    'is hidden from the %s, the matter itself is not',
    async (role) => {
      const view = await seenBy(people.personOf[role]);
      expect(view.identityHidden).toBe(true);
      expect(JSON.stringify(view)).not.toMatch(identifying);
      expect(view.intake?.whatHappened).toContain('was charged. Lin Meier is somebody else.');
      expect(view.notes[0]?.text).toMatch(/^＊+ called$/);
      expect(view.consultations).toHaveLength(1);
      expect(view.events.find((one) => one.event === 'CaseSubmitted')?.data).toHaveProperty(
        'intake.wish',
      );
    },
  );

  test('is known to an assessor who is an agent too', async () => {
    expect((await seenBy(people.staff('x', ['assessor', 'agent']))).identityHidden).toBe(false);
  });

  test('of a draft is hidden as well', async () => {
    const draft = aCase.draft();
    const view = staffView(
      { case: draft, events: [], notes: [], tasks: [], uploads: [] },
      people.hqQian,
      draft.openedAt,
    );
    expect(view.intake).toEqual({ channel: 'website', locale: 'en' });
  });

  test('never breaks codes, ids or moments, whatever the customer is called', () => {
    for (const name of ['refund', 'CNY', 'li', '2026', 'PENDING_APPROVAL', '.*', '((', '一']) {
      const it = aCase.offered({
        intake: anIntake({ complainant: { kind: 'person', name, email: 'a@example.com' } }),
      });
      const view = staffView(
        { case: it, events: [], notes: [], tasks: [], uploads: [] },
        people.approverWang,
        it.openedAt,
      );
      expect(() => z.parse(staffCase, view)).not.toThrow();
      expect(view.owner).toBe('li');
      expect(view.proposal?.terms.remedies[0]).toMatchObject({
        kind: 'refund',
        amount: { currency: 'CNY' },
      });
    }
  });

  test('masked is as long as it was, so that no text outgrows its limit', () => {
    const name = '王明';
    const it = aCase.collecting({
      intake: anIntake({ complainant: { kind: 'person', name, email: 'a@example.com' } }),
    });
    const text = name.repeat(4000);
    expect(hidingIdentity(it)({ text }).text).toHaveLength(text.length);
  });
});

test('an operator sees where the case stands and nothing that anybody wrote', async () => {
  const view = await seenBy(people.adminMa);
  expect(view).toMatchObject({
    status: 'INVESTIGATING',
    identityHidden: true,
    notes: [],
    facts: null,
  });
  expect(JSON.stringify(view)).not.toMatch(/charged|Refund|\bLin\b|receipt|booked/i);
  expect(view.events.every((one) => Object.keys(one.data).length === 0)).toBe(true);
  expect(view.tasks.map((one) => one.task)).toContain('AwaitConsultation');
});

test.each(Object.entries(inStatus))(
  'every status is a view that its schema takes, for every role: %s',
  (_, build) => {
    const it = build();
    for (const role of staffRoles) {
      const view = staffView(
        { case: it, events: [], notes: [], tasks: [], uploads: [] },
        people.personOf[role],
        it.openedAt,
      );
      expect(() => z.parse(staffCase, view)).not.toThrow();
    }
  },
);

test('acts that four eyes forbid are not offered', () => {
  const allowed = (it = aCase.awaitingApproval(), actor: Actor = people.approverWang) =>
    staffView({ case: it, events: [], notes: [], tasks: [], uploads: [] }, actor, it.openedAt)
      .allowed;
  expect(allowed()).toContain('ApproveProposal');
  expect(allowed(undefined, people.staff('li', ['approver']))).not.toContain('ApproveProposal');
  expect(allowed(aCase.reReview(), people.reviewerSun)).toContain('DraftReReview');
  expect(allowed(aCase.reReview(), people.staff('li', ['reviewer']))).not.toContain(
    'DraftReReview',
  );
});
