/** As many as a bank has, so that tests meet more than one. */
export const SHARDS = 8;
