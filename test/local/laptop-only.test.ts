import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../../local/repository.ts';

it('says in one line why the laptop does not start in production, and what to do', () => {
  const start = join(REPOSITORY, 'local/start.mjs');
  const env = { ...process.env, NODE_ENV: 'production' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [start], {
    env,
    encoding: 'utf8',
  });
  expect({ status, stdout, lines: stderr.trim().split('\n') }).toEqual({
    status: 1,
    stdout: '',
    lines: [
      'The local laptop host refuses to start: NODE_ENV is "production". Unset it, or deploy the stack',
    ],
  });
}, 60_000);
