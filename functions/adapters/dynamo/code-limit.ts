import type { AccessStore } from '#ports';
import { keys, stamp } from './keys.ts';
import type { Table } from './table.ts';
import { getItem } from './table.ts';
import { update } from './update.ts';

const HOUR = 3_600_000;
const DAY_SECONDS = 86_400;

/**
 * Counts codes over the last sixty minutes, not by the clock's hour, at whose turn twice the limit would pass. Instants are
 * kept in one row per hour; the row of the hour before no longer changes, so one condition on the present row is enough.
 */
export const codeLimit =
  (table: Table): AccessStore['mayAskCode'] =>
  async (caseId, now, perHour) => {
    const at = Date.parse(now);
    const earlier = await askedIn(table, caseId, at - HOUR);
    const free = perHour - earlier.filter((it) => it > at - HOUR).length;
    if (free <= 0) return false;
    const { done } = await update(table, {
      key: keys.codes(caseId, hourOf(at)),
      append: { asked: [at] },
      set: { ttl: Math.floor(at / 1000) + DAY_SECONDS },
      condition: 'attribute_not_exists(#asked) OR size(#asked) < :free',
      values: { free },
    });
    return done;
  };

const hourOf = (at: number): string => stamp(new Date(at).toISOString()).slice(0, 13);

/** Epoch milliseconds at which codes were asked for in the hour that holds `at`. */
async function askedIn(table: Table, caseId: string, at: number): Promise<number[]> {
  const row = await getItem(table, keys.codes(caseId, hourOf(at)));
  return (row?.['asked']?.L ?? []).map(({ N }) => Number(N));
}
