import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documents } from '../../docs/generate.ts';

test.each(documents.map((it) => [it.file, it] as const))(
  '%s is what `npm run docs` writes',
  (file, { render }) => {
    expect(readFileSync(file, 'utf8')).toBe(render());
  },
);

test('every file and folder that the README and the guides link to is there', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'docs/architecture.md',
    'docs/deploy.md',
    'docs/runbook.md',
    'local/README.md',
  ];
  const broken = pages.flatMap((page) => {
    const folder = page.includes('/') ? page.slice(0, page.lastIndexOf('/')) : '.';
    const links = [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, to]) => to ?? '',
    );
    return links.filter((to) => !existsSync(`${folder}/${to}`)).map((to) => `${page}: ${to}`);
  });
  expect(broken).toEqual([]);
});
