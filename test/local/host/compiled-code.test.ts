import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

const MODULE = new URL('../../../local/host/compiled-code.cjs', import.meta.url).href;

const folder = mkdtempSync(join(tmpdir(), 'parley-compiled-'));
const kept = join(folder, 'kept');
const bundle = join(folder, 'index.js');
const greets = (whom: string) =>
  `const path = require('node:path');\nexports.handler = () => 'good day ${whom} at ' + path.basename(__filename);`;

beforeEach(() => {
  rmSync(kept, { recursive: true, force: true });
  writeFileSync(bundle, greets('Li'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a thread of its own says, as a function's does: V8 remembers within one what it compiled there. */
async function greeting(place = kept): Promise<string> {
  const thread = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads');
    import(workerData.module).then(({ requireCompiled }) => {
      const { exports, keep } = requireCompiled(workerData.bundle, workerData.place);
      const said = exports.handler();
      keep();
      parentPort.postMessage(said);
    });`,
    { eval: true, execArgv: [], workerData: { module: MODULE, bundle, place } },
  );
  const [said] = (await once(thread, 'message')) as [string];
  await thread.terminate();
  return said;
}

describe('what V8 made of a bundle', () => {
  it('is kept after the first event and runs the same in the next thread', async () => {
    expect(await greeting()).toBe('good day Li at index.js');
    expect(readdirSync(kept)).toHaveLength(1);
    expect(await greeting()).toBe('good day Li at index.js');
    expect(readdirSync(kept)).toHaveLength(1);
  });

  it('is not taken for another bundle, though it be of the same length', async () => {
    await greeting();
    writeFileSync(bundle, greets('Wu'));
    expect(await greeting()).toBe('good day Wu at index.js');
    expect(readdirSync(kept)).toHaveLength(2);
  });

  it('is made anew when the kept file is damaged', async () => {
    await greeting();
    const file = join(kept, readdirSync(kept)[0] ?? '');
    writeFileSync(file, 'half a file');
    expect(await greeting()).toBe('good day Li at index.js');
    expect(readFileSync(file, 'utf8')).not.toBe('half a file');
  });

  it('is done without where nothing can be written', async () => {
    expect(await greeting(join(bundle, 'no folder'))).toBe('good day Li at index.js');
  });
});
