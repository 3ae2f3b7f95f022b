/**
 * Shards of the work-queue index: `N = ceil(2 (safety) x peak due per second x W / 1000)`, W = 2 write units per change
 * of the index. 100,000 cases a day, 4 due points each, 8 hours, 20-fold spike = 280/s: N = 2, so 8 leaves room.
 */
export const SHARDS = 8;
/** Shards of one month in the month index, merged when read. */
export const MONTH_SHARDS = 4;

/** Stable shard of an id (32-bit FNV-1a). Changing it would hide rows already written. */
export function shardOf(id: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % shards;
}
