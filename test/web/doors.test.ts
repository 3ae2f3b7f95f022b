import { expect, test } from 'vitest';
import { type RouteName, routes } from '#contracts/http.ts';
import { doors } from '../../web/customer/doors.ts';

test('every door of the customer’s site is a route of the contract', () => {
  for (const [name, door] of Object.entries(doors)) {
    const { method, path } = routes[name as RouteName];
    expect(door).toBe(`${method} ${path}`);
  }
});

test('every route for customers has a door', () => {
  const theirs = Object.entries(routes).filter(([, it]) => it.audience === 'customer');
  expect(theirs.map(([name]) => name).filter((name) => !(name in doors))).toEqual([]);
});
