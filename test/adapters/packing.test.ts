import { expect, test } from 'vitest';
import { packed, unpacked } from '#adapters/dynamo/packing.ts';
import { aCase } from '../support/builders.ts';

/** Packed on 2026-11-24: what the bank has stored once must be readable for as long as cases are kept. */
const STORED =
  'zdZLDsIgEAbgq8wFJJXqXhfudKNcgJRpIWmpURrd9O6mDwsxVFvbGHdABobF5MvvWFctli/gsd2J0XC17oOPzgZfEC4CygLqQu2zsKduFI/+N34nJurBXO6VhgMqR81UaZKh2uCdV8qQKM88cm4h5QYhRoQbv0Ik+SVBATw1Mi8SCUYi2ORY15y5EpBrMCpDYuU9YlxoUV+IEYkDcTNTDsUDIX5mKStmc9Jq2W7+y8vuE42Fk8Xzj+BoPz6ZN1ObdwxOafE1W13qL8sH';

test('a case that was stored earlier is still read', () => {
  const it = unpacked(new Uint8Array(Buffer.from(STORED, 'base64')));
  expect(it).toMatchObject({ caseId: 'case1', intake: { wish: 'Refund the fee.' } });
});

test('a case comes out as it went in, and takes less than half a KB', () => {
  const it = aCase.followingUp();
  expect(unpacked(packed(it))).toEqual(it);
  expect(packed(it).length).toBeLessThan(512);
});

test.each([undefined, 'text', new Uint8Array([1, 2, 3])])(
  'what is no case is told by null',
  (it) => {
    expect(unpacked(it)).toBeNull();
  },
);
