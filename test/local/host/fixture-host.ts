import { startHost } from '../../../local/host/host.ts';
import { FIXTURE, fixtureAssembly } from './fixture-assembly.ts';

/** A host of the fixture stack in a process of its own, for tests that kill it. Its folder is the argument. */
const { assembly } = await fixtureAssembly();
const host = await startHost({ root: FIXTURE, dataDir: process.argv[2] ?? '', assembly });
process.stdout.write(`${JSON.stringify(host.urls)}\n`);
