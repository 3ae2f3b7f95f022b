/** The lists of pages by which the browser's journeys go, against the routers: a page that is added and not visited fails here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../../local/repository.ts';
import { placeOf as placeInConsole } from '../../web/console/place.ts';
import { openSteps } from '../../web/customer/open/steps.ts';
import { placeOf } from '../../web/customer/router.ts';
import { casePages, consolePages, desks, openPages } from './journeys/support/pages.ts';

/** What stands in a source in the first group of the pattern. */
const named = (file: string, pattern: RegExp): string[] =>
  [...readFileSync(join(REPOSITORY, file), 'utf8').matchAll(pattern)].map(([, it = '']) => it);
/** The pages of a router, by the type of its places. */
const pagesOf = (router: string) => new Set(named(router, /readonly page: '(\w+)'/g));

const ofCustomer = [...openPages, ...Object.values(casePages).flat()].map(({ at }) => at);

test('every page of the customer’s router is visited', () => {
  const visited = new Set(ofCustomer.map((at) => placeOf(`#${at}`).page));
  expect(pagesOf('web/customer/router.ts')).toEqual(visited);
});

test('every step of opening a case is visited, the check and the end with them', () => {
  const { length } = named('web/customer/open/open-pages.tsx', /step === '(\w+)'/g);
  const visited = ofCustomer.filter((at) => at.startsWith('/open/'));
  expect(visited).toEqual([...openSteps, 'check', 'done'].map((it) => `/open/${it}`));
  expect(length).toBe(visited.length - openSteps.length);
});

test('every act of the customer is visited', () => {
  const acts = named('web/customer/acts/act-pages.tsx', /^ {2}'?([\w/-]+)'?: \{ page: /gm);
  const visited = new Set(ofCustomer.filter((at) => at.startsWith('/act/')));
  expect(new Set(acts.map((it) => `/act/${it}`))).toEqual(visited);
});

test('every page of the console’s router is visited', () => {
  const visited = consolePages.map(({ at }) => {
    const { pathname, search } = new URL(`/console${at}`, 'http://localhost');
    return placeInConsole(pathname, search).page;
  });
  // cases are looked at from the desks; signing in comes by the callback and leaves it at once
  expect(Object.values(desks).flat().length).toBeGreaterThan(0);
  expect(pagesOf('web/console/place.ts')).toEqual(new Set([...visited, 'case', 'callback']));
});
