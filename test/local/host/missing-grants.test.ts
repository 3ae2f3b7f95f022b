import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Host, startHost } from '../../../local/host/host.ts';
import {
  changedAssembly,
  type Template,
  withoutAction,
  withoutInvokersOf,
} from './changed-assembly.ts';
import { FIXTURE, fixtureAssembly } from './fixture-assembly.ts';

let folder: string;
let dataDir: string;
let host: Host | undefined;

beforeAll(async () => {
  folder = (await fixtureAssembly()).assembly;
});
afterEach(() => host?.stop());

/** Starts the fixture stack after something was taken out of its template. */
async function startWith(change: (template: Template) => void): Promise<Host> {
  dataDir = mkdtempSync(join(tmpdir(), 'parley-grants-'));
  const assembly = changedAssembly(folder, change);
  host = await startHost({ root: FIXTURE, dataDir, assembly });
  return host;
}

async function notes({ urls }: Host, command: string, id = ''): Promise<[number, string]> {
  const response = await fetch(`${urls.api}/notes`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ do: command, id }),
  });
  return [response.status, await response.text()];
}

describe('a grant that is missing in the template is missing on the laptop', () => {
  it.each([
    ['dynamodb:PutItem', 'put', 'a', 'AccessDeniedException'],
    ['kms:Decrypt', 'put', 'a', 'AccessDeniedException'],
    ['states:StartExecution', 'start', 'a', 'AccessDeniedException'],
    ['states:SendTaskSuccess', 'answer', 'token', 'AccessDeniedException'],
    ['ses:SendEmail', 'mail', 'desk@bank.example', 'AccessDenied'],
  ])('%s', async (action, command, id, name) => {
    const started = await startWith(withoutAction(action));
    const [status, body] = await notes(started, command, id);
    expect(status).toBe(409);
    expect(JSON.parse(body)).toMatchObject({ name, message: expect.stringContaining(action) });
  });

  it('lambda:InvokeFunction of the workflow', async () => {
    const started = await startWith(withoutAction('lambda:InvokeFunction'));
    expect((await notes(started, 'start', 'w'))[0]).toBe(200);
    await started.idle();
    expect((await notes(started, 'list'))[1]).toBe('{"ok":[]}');
  });

  it('the permission of the API to invoke its functions', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    const started = await startWith(withoutInvokersOf('apigateway.amazonaws.com'));
    expect(await notes(started, 'list')).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(told.mock.calls.join()).toContain('has no AWS::Lambda::Permission');
    told.mockRestore();
  });

  it('the permission of a rule, whose event ends as a dead letter', async () => {
    const started = await startWith(withoutInvokersOf('events.amazonaws.com'));
    await started.runSchedule('EveryHour');
    const letters = join(dataDir, 'dead-letters/Fixture-DeadLetters.jsonl');
    expect(existsSync(letters) && readFileSync(letters, 'utf8')).toContain('InvokeNotPermitted');
    expect((await notes(started, 'list'))[1]).toBe('{"ok":[]}');
  });
});
