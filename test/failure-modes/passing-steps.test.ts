/** A step that met a fault which is over soon is tried again by the state machine; only what stays calls an operator. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WorkflowDeparture } from '#casework/await-person.ts';
import { NamedError } from '#contracts/errors.ts';
import { taskHandler } from '#runtime/task-handler.ts';

beforeEach(() => {
  for (const level of ['info', 'error'] as const)
    vi.spyOn(console, level).mockImplementation(() => undefined);
});
afterEach(() => vi.restoreAllMocks());

const named = (name: string): Error => Object.assign(new Error(), { name });

const nameAfter = (error: Error): Promise<string> =>
  taskHandler('CloseCase', async () => {
    throw error;
  })({ caseId: 'a', run: 1 }, {} as never).then(
    () => 'done',
    (thrown: Error) => thrown.name,
  );

test.each([
  'ThrottlingException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'TableThrottled',
  'InternalServerError',
  'TimeoutError',
])('%s is told to the state machine as Unavailable, which it tries again', async (name) => {
  expect(await nameAfter(named(name))).toBe('Unavailable');
});

test.each([
  ['CorruptCase', named('CorruptCase')],
  ['CaseNotFound', new NamedError('CaseNotFound')],
  ['CaseMovedOn', new WorkflowDeparture('CaseMovedOn', 'elsewhere')],
])('%s keeps its name', async (name, error) => {
  expect(await nameAfter(error)).toBe(name);
});
