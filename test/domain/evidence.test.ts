import { describe, expect, it } from 'vitest';
import { negotiationCase } from '#domain/case.ts';
import { type Evidence, MAX_FILES, MAX_REFUSED } from '#domain/evidence/evidence.ts';
import { aCase } from '../support/builders.ts';
import { advance, given } from '../support/given.ts';
import { agentLi, theCustomer, theSystem } from '../support/people.ts';
import { anEvidenceFile } from '../support/samples.ts';
import { day } from '../support/stories.ts';

const bySystem = { by: theSystem, now: day(3) };
const received = (evidenceId: string): Evidence => ({
  ...anEvidenceFile({ evidenceId }),
  status: 'received',
  at: day(2),
});
const full = Array.from({ length: MAX_FILES }, (_, n) => received(`file-${n}`));
const receive = (evidenceId = 'file-1') => ({
  name: 'ReceiveEvidence' as const,
  data: anEvidenceFile({ evidenceId }),
});
const refuse = (evidenceId = 'file-1') => ({
  name: 'RefuseEvidence' as const,
  data: { ...anEvidenceFile({ evidenceId }), why: 'malware' as const },
});

describe('a file that was found good', () => {
  it('is kept with the case, with who gave it and when it was received', () => {
    const it = given(aCase.collecting())
      .when(receive(), bySystem)
      .thenRecords({ name: 'EvidenceReceived', data: anEvidenceFile() });
    expect(it.evidence).toEqual([{ ...anEvidenceFile(), status: 'received', at: day(3) }]);
  });

  it('is received once, however often storage tells of it', () => {
    const it = advance(aCase.collecting(), receive(), bySystem);
    given(it).when(receive(), bySystem).thenRefused('NothingToDo');
    given(it).when(refuse(), bySystem).thenRefused('NothingToDo');
  });

  it('is kept also when the case closed while it was on its way', () => {
    given(aCase.withdrawn()).when(receive(), bySystem).thenRecords('EvidenceReceived');
  });

  it('is one of fifty at the most', () => {
    const it = aCase.collecting({ overrides: { evidence: full } });
    given(it).when(receive('one more'), bySystem).thenRefused('LimitExceeded', { files: 50 });
    given(it).when(refuse('one more'), bySystem).thenRecords('EvidenceRefused');
  });
});

describe('a file that was found bad', () => {
  it('is remembered with the reason', () => {
    const it = given(aCase.offered()).when(refuse(), bySystem).thenRecords('EvidenceRefused');
    expect(it.evidence).toMatchObject([{ status: 'refused', why: 'malware' }]);
  });

  it('makes way for later ones, and never pushes out what was received', () => {
    const ids = Array.from({ length: MAX_REFUSED + 2 }, (_, n) => `bad-${n}`);
    const before = advance(aCase.collecting(), receive('good'), bySystem);
    const it = ids.reduce((one, id) => advance(one, refuse(id), bySystem), before);
    expect(it.evidence.map(({ evidenceId }) => evidenceId)).toEqual(['good', ...ids.slice(2)]);
  });
});

it.each([theCustomer, agentLi])('nobody but the system says that a file is good ($kind)', (by) => {
  given(aCase.collecting())
    .when(receive(), { by, now: day(3) })
    .thenRefused('RoleNotAllowed');
});

it('a case from before there were files has none', () => {
  const { evidence: _, ...old } = aCase.offered();
  expect(negotiationCase.parse(old).evidence).toEqual([]);
});
