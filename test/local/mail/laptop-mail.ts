import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SESClient, type SendEmailCommandInput } from '@aws-sdk/client-ses';
import { onTestFinished } from 'vitest';
import { type LaptopClock, laptopClock } from '../../../local/clock.ts';
import {
  type MailEmulator,
  type MailOptions,
  openMail,
} from '../../../local/emulators/mail/mail-emulator.ts';
import type { SesEvent } from '../../../local/emulators/mail/ses-events.ts';
import { servePages } from '../serve-pages.ts';

export interface LaptopMailbox {
  mail: MailEmulator;
  ses: SESClient;
  url: string;
  dir: string;
  clock: LaptopClock;
  /** Events the listener has taken, oldest first. */
  told: SesEvent[];
}

/** The emulator behind a real HTTP server with a real SDK client, gone when the test ends. */
export async function laptopMail(options: Partial<MailOptions> = {}): Promise<LaptopMailbox> {
  const dir = options.dir ?? freshFolder();
  const clock = laptopClock();
  const told: SesEvent[] = [];
  const emit = async (event: SesEvent) => {
    told.push(event);
  };
  const mail = await openMail({ clock, emit, ...options, dir });
  const server = await servePages(async (request) =>
    request.path === '/' && request.method === 'POST'
      ? mail.handleQuery(new URLSearchParams(request.body))
      : mail.pages(request),
  );
  const ses = new SESClient({
    region: 'eu-west-1',
    endpoint: server.url,
    credentials: { accessKeyId: 'laptop', secretAccessKey: 'laptop' },
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    ses.destroy();
    await mail.close();
    await server.close();
  });
  return { mail, ses, url: server.url, dir, clock, told };
}

export function freshFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'parley-mail-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** A sendable mail to Ms Wang; override what the test is about. */
export function letter(overrides: Partial<SendEmailCommandInput> = {}): SendEmailCommandInput {
  return {
    Source: '=?UTF-8?B?5Y2P5ZWG?= <cases@parley.example>',
    Destination: { ToAddresses: ['wang@customer.example'] },
    Message: {
      Subject: { Data: '我们已收到您的申请', Charset: 'UTF-8' },
      Body: {
        Html: { Data: '<p>您好</p><a href="http://127.0.0.1:1/case?a=1&amp;b=2">查看</a>' },
        Text: { Data: '您好 http://127.0.0.1:1/text' },
      },
    },
    ...overrides,
  };
}
