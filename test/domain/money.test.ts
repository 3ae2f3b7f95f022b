import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exceedsApprover, needsApproval, redressMinor } from '#domain/delegation.ts';
import { split, sum } from '#domain/money.ts';
import { cn20203 } from '#domain/profiles/cn-2020-3.ts';
import { remedy, terms } from '#domain/terms.ts';
import { aPlan, aRefund, someTerms, yuan } from '../support/samples.ts';

const minor = integer({ min: 0, max: 1_000_000_000 });
const dollars = { minor: 100, currency: 'USD' as const };

describe('Money', () => {
  it('splits into parts that add up to the whole, equal but for the last', () => {
    assert(
      property(minor, integer({ min: 1, max: 60 }), (amount, parts) => {
        const shares = split({ minor: amount, currency: 'CNY' }, parts);
        expect(shares).toHaveLength(parts);
        expect(sum(shares, 'CNY').minor).toBe(amount);
        expect(new Set(shares.slice(0, -1).map((it) => it.minor)).size).toBeLessThanOrEqual(1);
        expect(shares.at(-1)?.minor ?? 0).toBeLessThan(Math.floor(amount / parts) + parts);
      }),
    );
  });

  it('adds up in one currency only', () => {
    expect(sum([], 'EUR')).toEqual({ minor: 0, currency: 'EUR' });
    expect(() => sum([yuan(1), dollars], 'CNY')).toThrow(RangeError);
  });

  it('of several remedies counts together', () => {
    assert(
      property(array(minor, { maxLength: 5 }), (amounts) => {
        const remedies = amounts.map((it, index) =>
          aRefund({ minor: it, currency: 'CNY' }, `${index}`),
        );
        expect(redressMinor({ remedies }, cn20203)).toBe(amounts.reduce((a, b) => a + b, 0));
      }),
    );
  });
});

describe('Authority to promise money (C19)', () => {
  const of = (amount: number) => someTerms({ remedies: [aRefund(yuan(amount))] });

  it('ends exactly at its figure', () => {
    expect(needsApproval(of(500), cn20203)).toBe(false);
    expect(needsApproval(of(500.01), cn20203)).toBe(true);
    expect(exceedsApprover(of(50_000), cn20203)).toBe(false);
    expect(exceedsApprover(of(50_000.01), cn20203)).toBe(true);
  });

  it('covers no other currency', () => {
    const foreign = someTerms({ remedies: [aRefund(dollars)] });
    expect([needsApproval(foreign, cn20203), exceedsApprover(foreign, cn20203)]).toEqual([
      true,
      true,
    ]);
  });

  it('never covers a plan without a second person', () => {
    expect(needsApproval(someTerms({ plan: aPlan() }), cn20203)).toBe(true);
  });
});

describe('Terms', () => {
  it('offer something', () => {
    expect(terms.safeParse(someTerms({ remedies: [] })).success).toBe(false);
    expect(terms.safeParse(someTerms({ remedies: [], plan: aPlan() })).success).toBe(true);
  });

  it('name each remedy once, since each is proved by its name', () => {
    const remedies = [aRefund(yuan(1), 'a'), aRefund(yuan(2), 'a')];
    expect(terms.safeParse(someTerms({ remedies })).success).toBe(false);
  });

  it('give an amount with money and only with money', () => {
    const apology = { id: 'sorry', kind: 'apology' as const, description: 'A letter' };
    expect(remedy.safeParse(apology).success).toBe(true);
    expect(remedy.safeParse({ ...apology, amount: yuan(1) }).success).toBe(false);
    expect(remedy.safeParse({ ...aRefund(), amount: undefined }).success).toBe(false);
  });

  it('have at most sixty instalments', () => {
    expect(terms.safeParse(someTerms({ plan: aPlan(60) })).success).toBe(true);
    expect(terms.safeParse(someTerms({ plan: aPlan(61) })).success).toBe(false);
  });
});
