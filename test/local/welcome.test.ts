import { expect, it } from 'vitest';
import { openerOf, opensBrowser } from '../../local/open-browser.ts';
import { welcome } from '../../local/welcome.ts';

const asked = { args: ['node', 'start.mjs', '--open'], env: {}, isTerminal: true };

it('says first of all where to begin', () => {
  const host = {
    urls: {
      site: 'http://localhost:4500',
      inbox: 'http://localhost:4502',
      apis: {},
      buckets: {},
    },
    clock: { now: () => 0 },
    model: { functions: [], stateMachines: [], rules: [] },
  } as unknown as Parameters<typeof welcome>[0];
  const [first] = welcome(host, '.parley').trim().split('\n');
  expect(first).toMatch(/^▶ Start here: +http:\/\/localhost:4500\/start$/);
});

it('opens a browser only for a person at a terminal who asked for it', () => {
  expect(opensBrowser(asked)).toBe(true);
  expect(opensBrowser({ ...asked, args: ['node', 'start.mjs'] })).toBe(false);
  expect(opensBrowser({ ...asked, env: { CI: 'true' } })).toBe(false);
  expect(opensBrowser({ ...asked, isTerminal: false })).toBe(false);
});

it('asks the opener that each platform has, never a shell', () => {
  expect(openerOf('darwin')).toEqual(['open']);
  expect(openerOf('linux')).toEqual(['xdg-open']);
  expect(openerOf('win32')[0]).toBe('rundll32');
});
