import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../../local/repository.ts';
import { PICTURES, readmePictures } from './gallery.ts';

test('the README shows each picture that is kept, and none that is heavy or empty', () => {
  const readme = readFileSync(join(REPOSITORY, 'README.md'), 'utf8');
  const kept = readdirSync(PICTURES).filter((it) => it.endsWith('.png'));
  expect(kept.sort()).toEqual(readmePictures.map((it) => `${it}.png`));
  for (const it of kept) {
    expect(readme).toContain(`docs/screenshots/${it}`);
    const bytes = statSync(join(PICTURES, it)).size;
    expect({ it, fits: bytes > 15_000 && bytes < 300_000 }).toEqual({ it, fits: true });
  }
});
