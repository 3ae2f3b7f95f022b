/** Compares a file kept from before with the bank's of today: only this finds what the fingerprints in one file cannot. */
import { canonical } from '#domain/hash-chain.ts';
import type { OwnFile } from '../doors.ts';
import type { KeptFile } from './verify.ts';

type Link = OwnFile['chain'][number];

/** An act may have been under way while the file was made: it is dated before, and recorded after. */
const UNDER_WAY_MS = 60_000;

export type Differing = 'differs' | 'relabelled' | 'contentMissing' | 'endMissing';

export interface Comparison {
  readonly isOtherCase: boolean;
  /** Numbers of the records that are not as the bank has them, by what is wrong with them; empty when all agree. */
  readonly differences: readonly (readonly [Differing, readonly number[]])[];
  /** How many records the bank has after the last of the file. */
  readonly newer: number;
}

/** Another fingerprint or content, another name or instant, or no content where the bank gives one. */
function differenceOf(kept: Link, bank: Link | undefined): Differing | null {
  if (!bank || kept.hash !== bank.hash || kept.prevHash !== bank.prevHash) return 'differs';
  if (bank.body && !kept.body) return 'contentMissing';
  if (bank.body && canonical(kept.body) !== canonical(bank.body)) return 'differs';
  return kept.name === bank.name && kept.at === bank.at ? null : 'relabelled';
}

/** Records that the bank had when the file was made and the file does not have. */
function endMissing({ chain, exportedAt, records = 0 }: KeptFile, today: OwnFile): number[] {
  const before = Date.parse(exportedAt) - UNDER_WAY_MS;
  return today.chain
    .slice(chain.length)
    .filter(({ seq, at }) => seq <= records || Date.parse(at) < before)
    .map(({ seq }) => seq);
}

/** Record by record. Nothing is assumed of `kept`: what it says of itself may have been changed. */
export function compare(kept: KeptFile, today: OwnFile): Comparison {
  const found = kept.chain.map((it, index) => differenceOf(it, today.chain[index]));
  const at = (kind: Differing) => found.flatMap((it, index) => (it === kind ? [index + 1] : []));
  const all = [
    ['differs', at('differs')],
    ['contentMissing', at('contentMissing')],
    ['relabelled', at('relabelled')],
    ['endMissing', endMissing(kept, today)],
  ] as const;
  return {
    isOtherCase: kept.caseNo !== today.caseNo,
    differences: all.filter(([, seqs]) => seqs.length > 0),
    newer: Math.max(0, today.chain.length - kept.chain.length),
  };
}
