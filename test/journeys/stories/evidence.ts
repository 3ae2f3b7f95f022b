/** A file's way over HTTP: announced, sent straight to storage, judged, and fetched by those who may. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { CustomerCase, Download } from '#contracts/views.ts';
import { aPdf, eicar, toldOf } from '../../support/files.ts';
import type { Customer } from '../support/customer.ts';
import { sendFile } from '../support/evidence.ts';
import { accepted, send } from '../support/http.ts';
import { startKillable } from '../support/killable.ts';
import { stack } from '../support/open-stack.ts';

let customer: Customer;

async function statusOf(evidenceId: string): Promise<CustomerCase['evidence'][number]> {
  await stack.settle();
  const found = (await customer.sees()).evidence.find((it) => it.evidenceId === evidenceId);
  if (!found) throw new Error(`No file ${evidenceId}`);
  return found;
}

describe('a file', () => {
  beforeAll(async () => {
    customer = stack.customer();
    await customer.opens();
    await customer.signsIn();
  });

  test('a customer’s PDF is received, and an agent fetches the same bytes as an attachment', async () => {
    const pdf = aPdf();
    const form = await customer.announces(toldOf(pdf, '住院证明.pdf'));
    expect(await statusOf(form.evidenceId)).toMatchObject({ status: 'awaiting' });
    const site = new URL(stack.host.urls.site).origin;
    const sent = await sendFile(form, pdf, site);
    expect(sent.status).toBe(201);
    expect(sent.headers.get('access-control-allow-origin')).toBe(site);
    expect(await statusOf(form.evidenceId)).toMatchObject({
      status: 'received',
      name: '住院证明.pdf',
    });

    const agent = await stack.staff('agent.li');
    const { caseId, evidence } = await agent.sees(customer.caseNo);
    expect(evidence).toHaveLength(1);
    const link = await agent.get<Download>(`/cases/${caseId}/evidence/${form.evidenceId}`);
    const fetched = await fetch(link.url);
    expect(fetched.status).toBe(200);
    expect(fetched.headers.get('content-type')).toBe('application/octet-stream');
    expect(fetched.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('住院证明.pdf')}`,
    );
    expect(Buffer.from(await fetched.arrayBuffer())).toEqual(pdf);
    expect(new URL(link.url).origin).not.toBe(site);
  });

  test('the customer fetches the own file, for a minute', async () => {
    const [file] = (await customer.sees()).evidence;
    const link = accepted(
      await send<Download>(`${stack.api}/api/my/case/evidence/${file?.evidenceId}`, {
        method: 'GET',
        headers: { cookie: customer.cookie() },
      }),
    );
    expect((await fetch(link.url)).status).toBe(200);
    await stack.host.forward(61_000);
    const late = await fetch(link.url);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('expired')]);
  });

  test('the EICAR file is refused, in words, and is nowhere to be fetched', async () => {
    await customer.signsIn();
    const file = aPdf(eicar());
    const form = await customer.announces(toldOf(file, '收据.pdf'));
    expect((await sendFile(form, file)).status).toBe(201);
    expect(await statusOf(form.evidenceId)).toMatchObject({ status: 'refused', why: 'malware' });
    const path = `${stack.api}/api/my/case/evidence/${form.evidenceId}`;
    const asked = await send(path, { method: 'GET', headers: { cookie: customer.cookie() } });
    expect(asked).toMatchObject({ status: 404, body: { code: 'EvidenceNotFound' } });
    expect((await customer.sees()).timeline.at(-1)).toMatchObject({
      event: 'EvidenceRefused',
      data: { why: 'malware', name: '收据.pdf' },
    });
  });

  test('a form takes the announced bytes and no others', async () => {
    const pdf = aPdf();
    const form = await customer.announces(toldOf(pdf));
    const other = Buffer.from(pdf.toString('utf8').replace('%PDF-1.7', '%PDF-1.4'));
    const refused = await sendFile(form, other);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('BadDigest'),
    ]);
    const longer = await sendFile(form, Buffer.concat([pdf, pdf]));
    expect(await longer.text()).toContain('EntityTooLarge');
  });

  test('a form that is filled in too late is refused, and the file is not awaited any more', async () => {
    const pdf = aPdf();
    const form = await customer.announces(toldOf(pdf));
    await stack.host.forward(10 * 60_000 + 1);
    const late = await sendFile(form, pdf);
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('expired')]);
    await customer.signsIn();
    const ids = (await customer.sees()).evidence.map((it) => it.evidenceId);
    expect(ids).not.toContain(form.evidenceId);
  });

  test('an upload right before its host is killed is judged once', {
    timeout: 120_000,
  }, async () => {
    const killable = await startKillable();
    try {
      const victim = killable.customer();
      await victim.opens();
      await victim.signsIn();
      const pdf = aPdf();
      const form = await victim.announces(toldOf(pdf));
      expect((await sendFile(form, pdf)).status).toBe(201);
      await killable.killAndRestart();
      const agent = await killable.staff('agent.li');
      await expect
        .poll(async () => (await agent.sees(victim.caseNo)).evidence, { timeout: 30_000 })
        .toMatchObject([{ status: 'received', evidenceId: form.evidenceId }]);
      await killable.settle();
      const { events } = await agent.sees(victim.caseNo);
      expect(events.filter((it) => it.event === 'EvidenceReceived')).toHaveLength(1);
    } finally {
      killable.stop();
    }
  });
});
