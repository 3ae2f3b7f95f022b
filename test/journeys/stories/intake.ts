import { expect, test } from 'vitest';
import { refusalOf, send } from '../support/http.ts';
import { stack } from '../support/open-stack.ts';
import { anIntake } from '../support/samples.ts';

test('a caller without e-mail gets a case on the hotline, and an agent records what they say', async () => {
  const agent = await stack.staff('agent.chen');
  const intake = {
    ...anIntake(),
    channel: 'hotline',
    complainant: { kind: 'person', name: '李阿姨', phone: '13800000001' },
  };
  const opened = await agent.post<{ caseNo: string; caseId: string }>('/cases', {
    as: 'case',
    intake,
  });
  expect(opened.status).toBe(201);
  await stack.settle();
  const { caseNo } = opened.body;

  // no mail can reach the caller: the bank calls instead
  expect((await agent.sees(caseNo)).tasks.map((it) => it.task)).toContain('CallCustomer');
  await agent.does(caseNo, 'CallCustomer', 'RecordContact', {
    channel: 'phone',
    at: '2026-11-24T03:00:00.000Z',
    proof: '录音 R-20261124-1',
  });
  await agent.acts(caseNo, 'customer-acts', {
    act: { command: 'Withdraw', data: {} },
    recording: 'R-20261124-2',
  });
  expect((await agent.sees(caseNo)).closed?.reason).toBe('withdrawn');
});

test('the app opens the same kind of case as the website', async () => {
  const customer = stack.customer();
  await customer.opens({ channel: 'app', locale: 'en' });
  const agent = await stack.staff('agent.chen');
  expect((await agent.sees(customer.caseNo)).intake?.channel).toBe('app');
  expect((await customer.mails())[0]).toMatch(/Acknowledgement/);
});

test('nobody on the website can pretend to be the hotline or the regulator', async () => {
  const body = { ...anIntake(), channel: 'regulatorTransfer' };
  const reply = await send(`${stack.api}/api/cases`, {
    method: 'POST',
    body,
    headers: { 'accept-language': 'en' },
  });
  expect(reply).toMatchObject({
    status: 400,
    body: { code: 'InvalidRequest', errors: [{ field: 'channel', rule: 'oneOf' }] },
  });
});

test('the same submission sent twice makes one case', async () => {
  const [body, key] = [anIntake(), 'one-key-for-one-submission'];
  const headers = { 'idempotency-key': key };
  const [first, again] = await Promise.all([
    send<{ caseNo: string }>(`${stack.api}/api/cases`, { method: 'POST', body, headers }),
    send<{ caseNo: string }>(`${stack.api}/api/cases`, { method: 'POST', body, headers }),
  ]);
  expect(again.body.caseNo).toBe(first.body.caseNo);
  const other = await send(`${stack.api}/api/cases`, {
    method: 'POST',
    body: { ...body, wish: '别的' },
    headers,
  });
  expect(other).toMatchObject({ status: 422, body: { code: 'IdempotencyKeyReused' } });
});

test('a code works once, for ten minutes, and never tells whether a case exists', async () => {
  const customer = stack.customer();
  await customer.opens();
  const ask = (caseNo: string) =>
    send<{ challengeId: string }>(`${stack.api}/api/sessions/codes`, {
      method: 'POST',
      body: { caseNo },
    });
  const unknown = await ask('XW-0000-0000');
  const known = await ask(customer.caseNo);
  expect(unknown.status).toBe(202);
  expect(Object.keys(unknown.body)).toEqual(Object.keys(known.body));
  await stack.settle();

  const enter = (code: string) =>
    send(`${stack.api}/api/sessions`, {
      method: 'POST',
      body: { challengeId: known.body.challengeId, code },
    });
  expect((await enter('000000')).body).toMatchObject({ code: 'CodeInvalid' });
  const code = await customer.code();
  expect((await enter(code)).status).toBe(201);
  expect((await enter(code)).body).toMatchObject({ code: 'CodeUsed' });
});

test('a session ends by itself, and another case is out of reach', async () => {
  const customer = stack.customer();
  await customer.opens();
  await customer.signsIn();
  await stack.forward(31 * 60_000);
  expect((await refusalOf(customer.sees())).code).toBe('Unauthenticated');
});
