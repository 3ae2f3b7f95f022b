import { describe, expect, test } from 'vitest';
import type { Upload } from '#domain/rows.ts';
import { anEvidenceFile } from '../../support/samples.ts';
import { at, NOW, type OpenGround } from './ground.ts';
import { put, received } from './rows.ts';

const upload = (caseId: string, evidenceId: string): Upload => ({
  ...anEvidenceFile({ evidenceId }),
  caseId,
  requestedAt: NOW,
  expiresAt: at(10),
});

export const uploadsContract = (open: OpenGround) => {
  describe('an announced file', () => {
    test('is found by its case and id, and among the others of its case', async () => {
      const { cases } = await open();
      await put(cases, received('a'));
      const [one, two, other] = [upload('a', 'one'), upload('a', 'two'), upload('b', 'one')];
      for (const it of [one, two, other]) await cases.putUpload(it);
      expect(await cases.upload('a', 'one')).toEqual(one);
      expect(await cases.upload('a', 'three')).toBeNull();
      expect(await cases.uploads('a')).toEqual([one, two]);
      expect(await cases.uploads('c')).toEqual([]);
    });

    test('goes with its case', async () => {
      const { cases } = await open();
      const it = received('a');
      await put(cases, it);
      await cases.putUpload(upload('a', 'one'));
      const { caseNo, openedAt, version } = it;
      const grave = { caseId: 'a', caseNo, openedAt, lastSeq: 1, lastHash: '' };
      await cases.entomb({ ...grave, why: 'draftExpired', erasedAt: NOW }, version);
      await cases.eraseRest('a');
      expect(await cases.uploads('a')).toEqual([]);
    });
  });
};
