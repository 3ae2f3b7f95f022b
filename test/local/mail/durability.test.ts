import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SendEmailCommand } from '@aws-sdk/client-ses';
import { afterEach, expect, it, vi } from 'vitest';
import { laptopClock } from '../../../local/clock.ts';
import { openMail } from '../../../local/emulators/mail/mail-emulator.ts';
import { freshFolder, laptopMail, letter } from './laptop-mail.ts';

const SENDER = fileURLToPath(new URL('sender-process.ts', import.meta.url));
const ENOUGH = 40;

afterEach(() => vi.unstubAllEnvs());

it('has every acknowledged mail after kill -9, and tells what was left untold', async () => {
  const dir = freshFolder();
  const sender = spawn(process.execPath, ['--import', 'tsx', SENDER, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: sender.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === ENOUGH) sender.kill('SIGKILL');
  }
  if (sender.signalCode === null && sender.exitCode === null) await once(sender, 'exit');
  expect(sender.signalCode).toBe('SIGKILL');

  const { mail } = await laptopMail({ dir });
  await mail.idle();
  const stored = new Set(mail.list().map((one) => one.messageId));
  expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
  const events = mail.list().flatMap((one) => one.events);
  expect(events.filter((event) => event.acknowledgedAt === undefined)).toEqual([]);
});

it('keeps the mails in one private file', async () => {
  const { ses, mail, dir } = await laptopMail();
  await ses.send(new SendEmailCommand(letter()));
  await mail.idle();
  expect(statSync(join(dir, 'mails.jsonl')).mode & 0o777).toBe(0o600);
});

it('drops half a line of a killed process, and names a line that is no mail', async () => {
  const dir = freshFolder();
  const file = join(dir, 'mails.jsonl');
  writeFileSync(file, '{"mail":{"mess');
  const { mail } = await laptopMail({ dir });
  expect(mail.list()).toEqual([]);
  await mail.close();
  expect(readFileSync(file, 'utf8')).toBe('');
  writeFileSync(file, '{}\n');
  await expect(laptopMail({ dir })).rejects.toThrow(/mails\.jsonl at 0/u);
});

it('refuses to start in production', async () => {
  vi.stubEnv('NODE_ENV', 'production');
  const options = { dir: freshFolder(), clock: laptopClock(), emit: async () => {} };
  await expect(openMail(options)).rejects.toThrow(/NODE_ENV/u);
});
