import { describe, expect, it } from 'vitest';
import { packed } from '#adapters/dynamo/packing.ts';
import { theSystem } from '#domain/actor.ts';
import { record } from '#domain/hash-chain.ts';
import type { CaseTable, Row } from '../../local/verify/case-table.ts';
import { verifyChains } from '../../local/verify/chains.ts';
import { aCase } from '../support/builders.ts';

const pk = 'CASE#a';
const head = { caseId: 'a', version: 0, lastSeq: 0, lastHash: '' };
const added = { name: 'NoteAdded' as const, data: { noteHash: 'ab'.repeat(32) } };
const events = await record(head, [added, added, added], theSystem, '2026-12-01T01:00:00.000Z');

/** The row of a case that knows so many of its events. */
function rowAt(lastSeq: number): Row {
  const lastHash = events[lastSeq - 1]?.hash ?? '';
  return { pk, doc: packed({ ...aCase.received(), caseId: 'a', lastSeq, lastHash }) };
}

const table = (first: Row, later: Row): CaseTable => ({
  async *cases() {
    yield first;
  },
  caseNumbered: async () => first,
  caseAt: async () => later,
  events: async () => events.map((it) => ({ ...it, pk, sk: `EVENT#${it.seq}` })),
  close: () => undefined,
});

describe('npm run verify', () => {
  it('finds a case whole that somebody works on meanwhile', async () => {
    const grew = table(rowAt(2), rowAt(3));
    expect(await verifyChains(grew)).toEqual({ cases: 1, events: 3, breaks: [] });
  });

  it('finds an event that was put behind the end', async () => {
    const { breaks } = await verifyChains(table(rowAt(2), rowAt(2)));
    expect(breaks.map(({ what }) => what)).toEqual(['The case does not end where its events end']);
  });
});
