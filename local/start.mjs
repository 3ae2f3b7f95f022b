// `npm start`: plain Node until the packages are there, then the host in this same process.
import module from 'node:module';
import { ensureInstalled } from './ensure-installed.mjs';

await ensureInstalled();
// from Node 22 on: keeps compiled code between starts
module.enableCompileCache?.();
process.setSourceMapsEnabled(true);
const { bundleHost } = await import('./bundle-host.mjs');
await import(await bundleHost());
