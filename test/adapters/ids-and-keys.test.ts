import { describe, expect, test } from 'vitest';
import { contactHash } from '#adapters/contacts.ts';
import { randomIds } from '#adapters/random-ids.ts';
import { shardOf } from '#adapters/shard.ts';
import { systemClock } from '#adapters/system-clock.ts';

const many = <T>(make: () => T): T[] => Array.from({ length: 2000 }, make);

describe('random ids', () => {
  test('are 26 lower-case symbols, all different', () => {
    const ids = many(() => randomIds.id());
    for (const id of ids) expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{26}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('give case numbers that can be read aloud', () => {
    const numbers = many(() => randomIds.caseNo());
    for (const it of numbers)
      expect(it).toMatch(/^XW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  test('give codes of six digits, leading zeros too', () => {
    const codes = many(() => randomIds.code());
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
  });
});

describe('shards', () => {
  test('of an id never change, or rows would be lost from sight', () => {
    expect(['a', 'case-1', '01hzy3xk'].map((id) => shardOf(id, 8))).toEqual([4, 7, 5]);
  });

  test('share random ids evenly (B2-21)', () => {
    const counts = Array.from({ length: 8 }, () => 0);
    for (const id of many(() => randomIds.id())) {
      const shard = shardOf(id, 8);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(150);
  });
});

describe('contacts', () => {
  test('have one hash however they are spelled, and it does not show them', () => {
    expect(contactHash(' Lin@Example.COM ')).toBe(contactHash('lin@example.com'));
    expect(contactHash('+86 (138) 0013-8000')).toBe(contactHash('+8613800138000'));
    expect(contactHash('lin@example.com')).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('the system clock', () => {
  test('tells UTC with milliseconds', () => {
    expect(systemClock.now()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });
});
