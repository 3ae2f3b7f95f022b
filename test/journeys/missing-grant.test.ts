/** A grant that is missing in infra is missing on the laptop: the story that needs it fails, and the log says AccessDenied. */
import { afterEach, expect, test } from 'vitest';
import { prepare } from '../../local/host/prepare.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { aPdf, toldOf } from '../support/files.ts';
import { sendFile } from './support/evidence.ts';
import { send } from './support/http.ts';
import { anIntake } from './support/samples.ts';
import { type Stack, startStack } from './support/stack.ts';
import { withoutGrant } from './support/without-grant.ts';

let stack: Stack | undefined;
afterEach(() => stack?.stop());

/** The stack after `action` was taken from the roles that are described so in the template. */
async function startWithout(action: string, described: RegExp): Promise<Stack> {
  const { assembly } = await prepare(REPOSITORY);
  stack = await startStack({ assembly: withoutGrant(assembly, described, action) });
  return stack;
}

test('without dynamodb:PutItem nobody can open a case', async () => {
  const started = await startWithout('dynamodb:PutItem', /^Parley function OpenCase$/);
  const reply = await send(`${started.api}/api/cases`, { method: 'POST', body: anIntake() });
  expect(reply).toMatchObject({ status: 500, body: { code: 'Internal' } });
  expect(started.log()).toMatch(/"route":"OpenCase".*AccessDeniedException/);
});

test('without states:StartExecution the case is on record, and the log says who could not start it', async () => {
  const started = await startWithout('states:StartExecution', /^Parley function OpenCase$/);
  const reply = await send(`${started.api}/api/cases`, { method: 'POST', body: anIntake() });
  expect(reply.status).toBe(201);
  await started.settle();
  expect(started.log()).toMatch(/"SIGNAL_OWED".*AccessDeniedException/);
});

test('without ses:SendEmail no acknowledgement leaves', async () => {
  const started = await startWithout('ses:SendEmail', /^Parley function/);
  const customer = started.customer();
  await customer.opens();
  expect(await customer.templates()).toEqual([]);
  const lead = await started.staff('lead.wu');
  expect((await lead.sees(customer.caseNo)).whereabouts).toBe('AwaitCollection');
});

test.each([
  ['s3:PutObject', /^Parley function AddMyEvidence$/, 403, 's3:PutObject'],
  ['kms:GenerateDataKey', /^Parley function AddMyEvidence$/, 403, 'kms:GenerateDataKey'],
  ['s3:GetObject', /^Parley function ScanEvidence$/, 201, 'PostResponse'],
])('without %s a file does not get further', async (action, described, status, told) => {
  const started = await startWithout(action, described);
  const customer = started.customer();
  await customer.opens();
  await customer.signsIn();
  const pdf = aPdf();
  const form = await customer.announces(toldOf(pdf));
  const sent = await sendFile(form, pdf);
  expect([sent.status, await sent.text()]).toEqual([status, expect.stringContaining(told)]);
  await started.settle();
  expect((await customer.sees()).evidence).toMatchObject([{ status: 'awaiting' }]);
});

test('without lambda:InvokeFunction the workflow cannot do its first step', async () => {
  const started = await startWithout('lambda:InvokeFunction', /workflow calls its steps/);
  const customer = started.customer();
  await customer.opens();
  const lead = await started.staff('lead.wu');
  expect((await lead.sees(customer.caseNo)).status).toBe('RECEIVED');
});
