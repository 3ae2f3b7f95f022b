import { prepare } from './host/prepare.ts';
import { REPOSITORY } from './repository.ts';

/** `npm run synth`: bundles and cloud assembly, where their inputs changed. */
const { bundled, synthesized, assembly } = await prepare(REPOSITORY);
console.log(`${bundled || synthesized ? 'built' : 'unchanged'}: ${assembly}`);
