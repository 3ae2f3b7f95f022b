/**
 * How many shards the work-queue index has is a setting of the stage: `N = ceil(2 (safety) x peak due per second x W / 1000)`,
 * W = 2 write units per change of the index. 100,000 cases a day, 4 due points each, 8 hours, 20-fold spike = 280/s: N = 2.
 * It may grow, since rows stay in a shard that is read; fewer shards would hide rows.
 */

/** Shards of one month in the month index, merged when read: a case enters it once, the work queue several times. */
export const monthShards = (shards: number): number => Math.ceil(shards / 2);

/** Stable shard of an id (32-bit FNV-1a). Changing it would hide rows already written. */
export function shardOf(id: string, shards: number): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(id)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % shards;
}
