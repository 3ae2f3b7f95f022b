import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../../local/repository.ts';

interface Import {
  readonly file: string;
  readonly from: string;
}

function importsUnder(folder: string): Import[] {
  const files = readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('vite.config.ts'))
    .flatMap((file) => {
      const source = readFileSync(join(REPOSITORY, folder, file), 'utf8');
      const found = source.matchAll(/(?:from|import)\s*\(?\s*'([^'\n]+)'/g);
      return [...found].map(([, from = '']) => ({ file: `${folder}/${file}`, from }));
    });
}

test.each(['web/customer', 'web/shared'])(
  '%s takes only contracts and the pure domain from the server’s code',
  (folder) => {
    const imports = importsUnder(folder);
    expect(imports.some(({ from }) => from.startsWith('#'))).toBe(true);
    const allowed =
      /^(#contracts\/|#domain\/|\.{1,2}\/(?!.*(?:functions|infra|local|test)\/)|preact(?:\/hooks)?$|zod\/mini$)/;
    expect(imports.filter(({ from }) => !allowed.test(from))).toEqual([]);
  },
);
