/** A Chinese font for browsers on machines that have none: unpacked once from an npm package, known to the browser alone. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import decompress from 'woff2-encoder/decompress';
import { REPOSITORY } from '../../local/repository.ts';

const require = createRequire(import.meta.url);
const PACKED = require.resolve(
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2',
);
const FOLDER = join(REPOSITORY, 'node_modules/.cache/parley-fonts');
const CONFIG = join(FOLDER, 'fonts.conf');

/** Whatever the machine has, and ours. */
const config = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${FOLDER}</dir>
  <cachedir>${join(FOLDER, 'index')}</cachedir>
</fontconfig>
`;

/** Others may do the same at the same time: a file is there whole or not at all. */
function put(name: string, data: string | Uint8Array): void {
  const draft = join(FOLDER, `${name}.${process.pid}`);
  writeFileSync(draft, data);
  renameSync(draft, join(FOLDER, name));
}

async function unpack(): Promise<void> {
  mkdirSync(join(FOLDER, 'index'), { recursive: true });
  put('NotoSansSC.ttf', await decompress(readFileSync(PACKED)));
  put('fonts.conf', config);
}

/** The variables under which a browser finds it. Other systems than Linux bring Chinese fonts and do not read this. */
export async function withChineseFont(): Promise<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  if (!existsSync(CONFIG)) await unpack();
  return { FONTCONFIG_FILE: CONFIG };
}
