import { afterEach, expect, it, vi } from 'vitest';
import { defaultPorts } from '../../../local/host/servers.ts';

afterEach(() => vi.unstubAllEnvs());

it('six ports follow one another, from 4500 or from where PARLEY_PORT says', () => {
  vi.stubEnv('PARLEY_PORT', undefined);
  expect(Object.values(defaultPorts()).toSorted()).toEqual([4500, 4501, 4502, 4503, 4504, 4505]);
  vi.stubEnv('PARLEY_PORT', '4600');
  expect(defaultPorts()).toMatchObject({ site: 4600, files: 4605 });
});

it.each(['', '80', '65531', '1e4', '0x1194', ' 4600', '4600.5', '-4600'])(
  '%j is refused',
  (port) => {
    vi.stubEnv('PARLEY_PORT', port);
    expect(() => defaultPorts()).toThrow(/whole number from 1024 to 65530/);
  },
);
