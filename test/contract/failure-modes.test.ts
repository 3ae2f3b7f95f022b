import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { failureModes } from '../../docs/failure-modes.ts';
import { testsByRow } from '../../docs/failure-modes-document.ts';

const tests = testsByRow();

test('the failure modes are the thirty-three of the study, each once', () => {
  expect(failureModes.map(({ n }) => n)).toEqual(Array.from({ length: 33 }, (_, at) => at + 1));
});

test('no test names a failure mode that is not listed', () => {
  const known = new Set(failureModes.map(({ n }) => n));
  expect([...tests.keys()].filter((n) => !known.has(n))).toEqual([]);
});

describe.each(failureModes)('failure mode $n: $failure', ({ n, files, untested }) => {
  test('has a test that names it, or says why it cannot have one', () => {
    expect(tests.has(n)).toBe(untested === undefined);
  });

  test('is guarded by files that exist', () => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect([file, existsSync(file)]).toEqual([file, true]);
  });
});
