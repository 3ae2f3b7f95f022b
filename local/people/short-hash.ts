import { createHash } from 'node:crypto';

/** 128 bits of SHA-256 as 32 hex digits: fits an Idempotency-Key and a reference. */
export const shortHash = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);
