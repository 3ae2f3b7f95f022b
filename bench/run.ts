/** `npm run bench`: cost, load time and throughput, written to `bench/results/` and told in `docs/numbers.md`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbersDocument } from '../docs/numbers-document.ts';
import { REPOSITORY } from '../local/repository.ts';
import { coldStart } from './cold-start.ts';
import { cost } from './cost.ts';
import { throughput } from './throughput.ts';

await cost();
await coldStart();
await throughput();
writeFileSync(join(REPOSITORY, 'docs/numbers.md'), numbersDocument());
