import { beforeEach, describe, expect, test } from 'vitest';
import { carryOut } from '#casework/carry-out.ts';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { EvidenceFile } from '#domain/evidence/evidence.ts';
import { type Api, api } from '../support/api.ts';
import { aPdf, toldOf } from '../support/files.ts';
import { type MemoryWorld, memoryWorld } from '../support/memory-world.ts';
import * as people from '../support/people.ts';
import { anEvidenceFile } from '../support/samples.ts';
import * as stories from '../support/stories.ts';
import { told } from '../support/told-case.ts';

let world: MemoryWorld;
let calls: Api;
let it: Case;
let cookie: string;
beforeEach(async () => {
  world = memoryWorld();
  calls = api(world);
  it = await told(world, stories.consulted({}));
  cookie = await calls.signedIn(it);
});

const file = { ...toldOf(aPdf(), '证明.pdf'), sensitive: false };
const mine = (body: object = {}) => ({ cookie, body: { ...file, ...body } });
const theirs = (staff: Actor, body: object = {}) => ({
  staff,
  path: { caseId: it.caseId },
  body: { ...file, givenBy: 'customer', ...body },
});
const receive = (differences: Partial<EvidenceFile> = {}) =>
  carryOut(world)({
    caseId: it.caseId,
    actor: people.theSystem,
    command: { name: 'ReceiveEvidence', data: anEvidenceFile(differences) },
  });
const opening = (staff: Actor, evidenceId = 'file-1') => ({
  staff,
  path: { caseId: it.caseId, evidenceId },
});

describe('a customer', () => {
  test('announces a file, and sees it as awaiting until the form is over, then as lost until it comes', async () => {
    const form = await calls.ok('AddMyEvidence', mine());
    expect(form.fields).toEqual({ key: `quarantine/${it.caseId}/${form.evidenceId}` });
    const { evidence } = await calls.ok('GetMyCase', { cookie });
    expect(evidence).toEqual([
      { ...file, evidenceId: form.evidenceId, status: 'awaiting', at: world.clock.now() },
    ]);
    world.advance(form.expiresAt);
    const seen = async () => (await calls.ok('GetMyCase', { cookie })).evidence;
    expect(await seen()).toMatchObject([{ evidenceId: form.evidenceId, status: 'lost' }]);
    const again = await calls.ok('AddMyEvidence', mine());
    expect(await seen()).toMatchObject([{ evidenceId: again.evidenceId, status: 'awaiting' }]);
    await receive({ ...file, evidenceId: again.evidenceId });
    expect(await seen()).toMatchObject([{ evidenceId: again.evidenceId, status: 'received' }]);
  });

  test('sees what was received, and fetches it', async () => {
    await receive();
    const { evidence } = await calls.ok('GetMyCase', { cookie });
    expect(evidence).toMatchObject([{ evidenceId: 'file-1', status: 'received' }]);
    expect(evidence[0]).not.toHaveProperty('by');
    const link = await calls.ok('GetMyEvidence', { cookie, path: { evidenceId: 'file-1' } });
    expect(link.url).toContain(`/clean/${it.caseId}/file-1`);
  });

  test('sees why a file was refused, and cannot fetch it', async () => {
    const data = { ...anEvidenceFile(), why: 'macros' as const };
    await carryOut(world)({
      caseId: it.caseId,
      actor: people.theSystem,
      command: { name: 'RefuseEvidence', data },
    });
    const { evidence } = await calls.ok('GetMyCase', { cookie });
    expect(evidence).toMatchObject([{ status: 'refused', why: 'macros' }]);
    const ask = { cookie, path: { evidenceId: 'file-1' } };
    expect((await calls.refused('GetMyEvidence', ask)).code).toBe('EvidenceNotFound');
  });

  test('neither sees nor fetches what the bank keeps for itself', async () => {
    await receive({ givenBy: 'bank', by: 'li', name: '内部审批.pdf' });
    const seen = await calls.call('GetMyCase', { cookie });
    expect(seen.text).not.toMatch(/内部审批|EvidenceReceived/);
    const own = await calls.call('GetMyFile', { cookie });
    expect(own.text).not.toMatch(/内部审批|EvidenceReceived/);
    const ask = { cookie, path: { evidenceId: 'file-1' } };
    expect((await calls.refused('GetMyEvidence', ask)).code).toBe('EvidenceNotFound');
  });

  test('is not told which colleague put in a letter’s attachment', async () => {
    await receive({ by: 'li' });
    const { text } = await calls.call('GetMyFile', { cookie });
    expect(text).toContain('住院证明.pdf');
    expect(text).not.toContain('"li"');
  });

  test('gives a consent of its own for sensitive data', async () => {
    const { errors } = await calls.refused('AddMyEvidence', mine({ sensitive: true }));
    expect(errors).toMatchObject([{ field: 'sensitiveDataConsent', rule: 'consentNeeded' }]);
    await calls.ok('AddMyEvidence', mine({ sensitive: true, sensitiveDataConsent: true }));
  });

  test.each([
    ['name', { name: '../../x.pdf' }, 'fileName'],
    ['name', { name: 'invoice.exe.pdf' }, 'fileName'],
    ['name', { name: 'photo.png' }, 'fileName'],
    ['mediaType', { mediaType: 'image/svg+xml', name: 'x.svg' }, 'oneOf'],
    ['mediaType', { mediaType: 'text/html', name: 'x.html' }, 'oneOf'],
    ['size', { size: 0 }, 'tooSmall'],
    ['size', { size: 10 * 1024 * 1024 + 1 }, 'tooLarge'],
    ['sha256', { sha256: 'AB'.repeat(32) }, 'sha256'],
  ])('is told at %s what is wrong with %j', async (field, body, rule) => {
    const { errors } = await calls.refused('AddMyEvidence', mine(body));
    expect(errors).toContainEqual(expect.objectContaining({ field, rule }));
  });

  test('announces no more than fifty files at once', async () => {
    for (let n = 0; n < 49; n += 1) await receive({ evidenceId: `file-${n}` });
    await calls.ok('AddMyEvidence', mine());
    expect((await calls.refused('AddMyEvidence', mine())).code).toBe('EvidenceFull');
  });

  test('sends nothing to a case that is closed', async () => {
    const closed = await told(world, stories.withdrawn({}));
    const ask = { ...mine(), cookie: await calls.signedIn(closed) };
    expect((await calls.refused('AddMyEvidence', ask)).code).toBe('IllegalTransition');
    const seen = await calls.ok('GetMyCase', { cookie: ask.cookie });
    expect(seen.mayAddEvidence).toBe(false);
  });
});

describe('staff', () => {
  test.each([
    'agent',
    'assessor',
    'approver',
    'lead',
    'reviewer',
    'hq',
    'liaison',
    'manager',
  ] as const)('as %s put in a file', async (role) => {
    const form = await calls.ok('AddEvidence', theirs(people.personOf[role], { givenBy: 'bank' }));
    const upload = await world.cases.upload(it.caseId, form.evidenceId);
    expect(upload).toMatchObject({ by: people.personOf[role].id, givenBy: 'bank' });
  });

  test.each([people.adminMa, people.consultantWu])(
    'who read no story or only advise put in nothing ($roles)',
    async (actor) => {
      expect((await calls.refused('AddEvidence', theirs(actor))).code).toBe('RoleNotAllowed');
      const seen = await calls.ok('GetCase', { staff: actor, path: { caseId: it.caseId } });
      expect(seen.mayAddEvidence).toBe(false);
    },
  );

  test.each([
    ['agent', true, true],
    ['lead', true, true],
    ['reviewer', true, true],
    ['assessor', true, false],
    ['approver', true, false],
    ['hq', true, false],
    ['liaison', true, false],
    ['consultant', true, false],
    ['admin', false, false],
  ] as const)('as %s open plain files: %s, sensitive ones: %s', async (role, plain, sensitive) => {
    const actor = people.personOf[role];
    await receive({ evidenceId: 'plain' });
    await receive({ evidenceId: 'sensitive', sensitive: true, name: '精神科诊断.pdf' });
    expect((await calls.call('GetEvidence', opening(actor, 'plain'))).status).toBe(
      plain ? 200 : 404,
    );
    expect((await calls.call('GetEvidence', opening(actor, 'sensitive'))).status).toBe(
      sensitive ? 200 : 404,
    );
    const seen = await calls.call('GetCase', { staff: actor, path: { caseId: it.caseId } });
    expect(seen.text.includes('精神科诊断')).toBe(sensitive);
  });

  test('of a department that was not asked, or recused, learn of no file', async () => {
    await receive();
    const stranger = people.staff('x', ['consultant'], 'deposits');
    expect((await calls.refused('GetEvidence', opening(stranger))).code).toBe('CaseNotFound');
    await carryOut(world)({
      caseId: it.caseId,
      actor: people.leadChen,
      command: { name: 'RecusePerson', data: { staffId: 'li', reason: 'cousin' } },
    });
    expect((await calls.refused('GetEvidence', opening(people.agentLi))).code).toBe('CaseNotFound');
  });

  test('who open a file are on record, by id', async () => {
    await receive({ sensitive: true });
    await calls.ok('GetEvidence', opening(people.agentLi));
    const line = calls.logged.find((one) => one.includes('EVIDENCE_OPENED')) ?? '';
    expect(line).toContain('"by":"li"');
    expect(line).not.toContain('住院证明');
  });

  test('asking for a file that is none, or another case’s, get none', async () => {
    await receive();
    const path = { caseId: it.caseId, evidenceId: '..%2F..%2Fx' };
    for (const ask of [opening(people.agentLi, 'file-2'), { staff: people.agentLi, path }])
      expect((await calls.refused('GetEvidence', ask)).code).toBe('EvidenceNotFound');
    const other = await told(world, stories.registered({}));
    const elsewhere = {
      staff: people.agentLi,
      path: { caseId: other.caseId, evidenceId: 'file-1' },
    };
    expect((await calls.refused('GetEvidence', elsewhere)).code).toBe('EvidenceNotFound');
  });
});
