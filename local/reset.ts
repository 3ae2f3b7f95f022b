import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_PARTS, dataFolderPath, runningOn } from './host/data-folder.ts';
import { REPOSITORY } from './repository.ts';

/** `npm run reset`: forget every case, mail, key and clock offset. Only the host's own parts of the folder are removed. */
const path = dataFolderPath(REPOSITORY);
const holder = await runningOn(path);
if (holder) {
  console.error(`Parley is running (pid ${holder.pid}): stop it first.`);
  process.exit(1);
}
for (const part of DATA_PARTS) rmSync(join(path, part), { recursive: true, force: true });
console.log(`reset: ${path} is empty`);
