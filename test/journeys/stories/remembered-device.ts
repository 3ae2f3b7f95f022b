/** A remembered device over HTTP: what its cookies open on the real stack, and what they do not (ADR 11). */
import { expect, test } from 'vitest';
import type { Problem } from '#contracts/views.ts';
import { type Reply, send } from '../support/http.ts';
import { stack } from '../support/open-stack.ts';
import { toOffer } from '../support/way.ts';

const asks = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, cookie: string, body?: object) =>
  send<T>(`${stack.api}${path}`, { method, body, headers: { cookie } });
const comesBack = (device: string, caseNo?: string) =>
  asks<Problem>('POST', '/api/sessions/device', device, caseNo === undefined ? {} : { caseNo });
/** Name and value of each cookie that an answer sets. */
const cookiesOf = ({ headers }: Reply<unknown>): string[] =>
  headers.getSetCookie().map((it) => it.split(';')[0] ?? '');

async function aRememberedCustomer() {
  const customer = await toOffer(stack);
  await customer.signsIn({ remember: true });
  return customer;
}

test('a stolen copy is worth the time until its owner comes back, and ends for both', async () => {
  const customer = await aRememberedCustomer();
  const stolen = customer.device();
  const [thiefSession = '', thiefDevice = ''] = cookiesOf(await comesBack(stolen));
  expect((await asks('GET', '/api/my/case', thiefSession)).status).toBe(200);

  await stack.days(1);
  expect((await comesBack(customer.device())).body.code).toBe('Unauthenticated');
  expect((await comesBack(thiefDevice)).body.code).toBe('Unauthenticated');
  expect((await asks('GET', '/api/my/case', thiefSession)).status).toBe(401);
});

test('it opens no other case, and is forgotten at sign-out', async () => {
  const [customer, other] = [await aRememberedCustomer(), await toOffer(stack)];
  const device = customer.device();
  expect((await comesBack(device, other.caseNo)).body.code).toBe('Unauthenticated');

  await stack.days(1);
  expect((await customer.sees()).caseNo).toBe(customer.caseNo);
  const last = customer.device();
  expect(last).not.toBe(device);
  await customer.signsOut();
  expect((await comesBack(last)).body.code).toBe('Unauthenticated');
});

test('it accepts no offer without a code, and nothing is stored by the attempt', async () => {
  const customer = await aRememberedCustomer();
  const agent = await stack.staff('agent.li');
  await stack.days(1);
  const { version, offer } = await customer.sees();
  const body = {
    reply: 'accept',
    expectedVersion: version,
    proposalVersion: offer?.version,
    confirmedTerms: [],
  };
  const refused = await asks<Problem>('POST', '/api/my/case/reply', customer.cookie(), body);
  expect(refused).toMatchObject({ status: 403, body: { code: 'CodeNeeded' } });
  expect((await agent.sees(customer.caseNo)).version).toBe(version);

  await customer.does('messages', { text: '方案我看到了' });
  await customer.replies({ reply: 'accept', confirmedTerms: [] });
  expect((await customer.sees()).agreement).toMatchObject({ from: 'offer' });
});
