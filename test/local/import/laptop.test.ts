/** The importer against the laptop host: the staff API decides what a duplicate is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { StaffCase } from '#contracts/views.ts';
import { type Host, startHost } from '../../../local/host/host.ts';
import { prepare } from '../../../local/host/prepare.ts';
import { runImport } from '../../../local/import/main.ts';
import { importOptions } from '../../../local/import/options.ts';
import { accepted, send } from '../../../local/people/http.ts';
import { NotRunning } from '../../../local/people/laptop.ts';
import { progressOn } from '../../../local/progress.ts';
import { REPOSITORY } from '../../../local/repository.ts';

let host: Host;
let dataDir: string;
let file: string;
beforeAll(async () => {
  await prepare(REPOSITORY);
  dataDir = mkdtempSync(join(tmpdir(), 'parley-import-host-'));
  host = await startHost({ root: REPOSITORY, dataDir });
  file = join(dataDir, 'complaints.csv');
  const rows = [1, 2, 3].map(
    (id) => `${id},2026-11-0${id},Mortgage,Fees or interest,"They charged ${id}, twice."`,
  );
  const header = 'Complaint ID,Date received,Product,Issue,Consumer complaint narrative';
  writeFileSync(file, [header, ...rows].join('\n'));
});
afterAll(async () => {
  await host.stop();
  rmSync(dataDir, { recursive: true });
});

const silent = progressOn({ isTTY: false, columns: 80, write: () => true });
const run = (journal: string) =>
  runImport(
    importOptions(
      [file, '--journal', join(dataDir, journal), '--report', join(dataDir, `${journal}.csv`)],
      {},
      dataDir,
    ),
    dataDir,
    silent,
  );
const asAgent = async <T>(path: string): Promise<T> => {
  const token = (await host.identity.tokensFor('agent.li')).access_token;
  const headers = { authorization: `Bearer ${token}` };
  return accepted(await send<T>(`${host.urls.api}/api/staff${path}`, { method: 'GET', headers }));
};
const casesOf = async (reference: string) => {
  const contact = encodeURIComponent(`${reference}@cfpb.invalid`);
  return (await asAgent<{ cases: { caseId: string }[] }>(`/cases?contact=${contact}`)).cases;
};

it('two importers who know nothing of each other open each case once, and so does a third after the bank has forgotten its answers', async () => {
  const [one, other] = await Promise.all([run('one'), run('other')]);
  expect(one.stopped ?? other.stopped).toBeUndefined();
  for (const id of [1, 2, 3]) expect(await casesOf(`cfpb-${id}`)).toHaveLength(1);

  const [found] = await casesOf('cfpb-2');
  const seen = await asAgent<StaffCase>(`/cases/${found?.caseId}`);
  expect(seen).toMatchObject({
    receivedAt: '2026-11-01T16:00:00.000Z',
    intake: {
      channel: 'letter',
      outsideReference: 'CFPB-2',
      whatHappened: 'They charged 2, twice.',
    },
  });

  await host.forward(3 * 86_400_000);
  expect((await run('third')).account).toMatchObject({ rows: 3, opened: 0, already: 3 });
  for (const id of [1, 2, 3]) expect(await casesOf(`cfpb-${id}`)).toHaveLength(1);
});

it('says that no host is running', async () => {
  const nowhere = mkdtempSync(join(tmpdir(), 'parley-nobody-'));
  const options = importOptions([file], {}, nowhere);
  await expect(runImport(options, nowhere, silent)).rejects.toThrow(NotRunning);
  rmSync(nowhere, { recursive: true });
});
