import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import { type LaptopClock, laptopClock } from '../../../local/clock.ts';
import {
  type FileEvent,
  type FilesEmulator,
  type FilesOptions,
  openFiles,
} from '../../../local/emulators/files/index.ts';
import type { S3Request, S3Response } from '../../../local/emulators/files/s3-message.ts';

export const BUCKET = 'proofs';
export const keys = { accessKeyId: 'ASIALAPTOP', secretAccessKey: 'secret', sessionToken: 'token' };
export const SITE = 'http://127.0.0.1:4500';

export interface LaptopFiles {
  readonly files: FilesEmulator;
  readonly s3: S3Client;
  /** The bucket's own origin. */
  readonly url: string;
  readonly dir: string;
  readonly clock: LaptopClock;
  /** Events that were taken, oldest first. */
  readonly told: FileEvent[];
}

/** The emulator behind real HTTP servers with a real SDK client, gone when the test ends. */
export async function laptopFiles(options: Partial<FilesOptions> = {}): Promise<LaptopFiles> {
  const dir = options.dir ?? freshFolder();
  const clock = laptopClock();
  const told: FileEvent[] = [];
  const files = await openFiles({
    dir,
    clock,
    account: '000000000000',
    buckets: [
      { name: BUCKET, cors: [{ origins: [SITE], methods: ['POST'] }], tells: true },
      { name: 'silent', cors: [], tells: false },
    ],
    secretOf: (id, token) =>
      id === keys.accessKeyId && token === keys.sessionToken ? keys.secretAccessKey : undefined,
    denial: async () => undefined,
    emit: async (event) => void told.push(event),
    ...options,
  });
  const sdk = await serve((request) => files.handle(request, keys.accessKeyId));
  const browser = await serve((request) => files.browse(BUCKET, request));
  const s3 = new S3Client({
    region: 'eu-west-1',
    endpoint: sdk.url,
    credentials: keys,
    maxAttempts: 1,
  });
  onTestFinished(async () => {
    s3.destroy();
    await files.close();
    await Promise.all([sdk.close(), browser.close()]);
  });
  return { files, s3, url: browser.url, dir, clock, told };
}

export function freshFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'parley-files-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

async function serve(handle: (request: S3Request) => Promise<S3Response>) {
  const answerTo = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = 'GET', url: target = '/', headers } = incoming;
    const answer = await handle({ method, target, headers, body: Buffer.concat(chunks) });
    outgoing.writeHead(answer.status, answer.headers);
    outgoing.end(method === 'HEAD' ? undefined : answer.body);
  };
  const server = createServer((incoming, outgoing) => void answerTo(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${port}`, close };
}
