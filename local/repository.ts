import { join } from 'node:path';

/** Root folder of this repository. */
export const REPOSITORY = join(import.meta.dirname, '..');
