import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { LaptopClock } from '../../../local/clock.ts';
import { laptopClock } from '../../../local/clock.ts';
import type { TableEmulator } from '../../../local/emulators/table/index.ts';
import { openTable } from '../../../local/emulators/table/index.ts';

export interface Laptop {
  client: DynamoDBClient;
  emulator: TableEmulator;
  clock: LaptopClock;
  dir: string;
  close(): Promise<void>;
}

/** An emulator behind a loopback server, with the real SDK client in front of it. */
export async function openLaptop(dir?: string, clock = laptopClock()): Promise<Laptop> {
  const home = dir ?? (await mkdtemp(join(tmpdir(), 'parley-table-')));
  const emulator = await openTable({ dir: home, clock });
  const server = await serve(emulator);
  const client = clientOf(server);
  return {
    client,
    emulator,
    clock,
    dir: home,
    async close() {
      client.destroy();
      server.closeAllConnections();
      server.close();
      await emulator.close();
      if (!dir) await rm(home, { recursive: true });
    },
  };
}

function clientOf(server: Server): DynamoDBClient {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('Not a TCP server');
  return new DynamoDBClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
}

function serve(emulator: TableEmulator): Promise<Server> {
  const server = createServer((request, response) => {
    void text(request)
      .then((body) => emulator.handle(String(request.headers['x-amz-target']), body))
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify(body));
      });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
