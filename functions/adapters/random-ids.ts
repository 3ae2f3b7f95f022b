import { randomBytes, randomInt } from 'node:crypto';
import type { Ids } from '#ports';

/** Crockford's base32: no I, L, O, U, so that nothing is misread or misheard. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Five random bits a symbol: 256 is a multiple of 32, so no symbol is likelier than another. */
const symbols = (count: number): string =>
  [...randomBytes(count)].map((byte) => SYMBOLS[byte % 32]).join('');

/**
 * Ids that cannot be guessed (130 bits) and case numbers of 40 bits, `XW-XXXX-XXXX`. A number that is taken is found by the
 * condition under which a new case is written.
 */
export const randomIds: Ids = {
  id: () => symbols(26).toLowerCase(),
  caseNo: () => `XW-${symbols(4)}-${symbols(4)}`,
  code: () => String(randomInt(1_000_000)).padStart(6, '0'),
};
