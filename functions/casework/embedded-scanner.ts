import type { Scanner } from '#ports';

/** The industry's harmless test file, put together so that this source does not set off scanners itself. */
const EICAR = [
  'X5O!P%@AP[4\\PZX54(P^)7CC)7}',
  '$EICAR-STANDARD-',
  'ANTIVIRUS-TEST-FILE!$H+H*',
].join('');

/**
 * Knows the EICAR test file, wherever in a file it lies, and nothing else: it proves that the way of an infected file ends in
 * refusal. Another engine goes here as an adapter of the port (docs/adr/0010-evidence.md).
 */
export const embeddedScanner: Scanner = {
  scan: async (bytes) => (Buffer.from(bytes).includes(EICAR, 0, 'latin1') ? 'infected' : 'clean'),
};
