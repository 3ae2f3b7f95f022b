import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { type Area, eventFunctionNames, scheduleNames } from '#contracts/functions.ts';
import { kebab, routeNames } from '#contracts/http.ts';
import { stepNames } from '#contracts/workflow.ts';
import { addStage } from '../../infra/parley-app.ts';

/** Every function of the stack by area, as the catalogues have them. */
export const functionNames: Readonly<Record<Area, readonly string[]>> = {
  api: routeNames,
  workflow: stepNames,
  schedules: scheduleNames,
  events: [...eventFunctionNames, 'PreToken'],
};

/** Stand-ins for the bundles: what the functions do is no matter here. */
export function placeholderBundles(): string {
  const dist = mkdtempSync(join(tmpdir(), 'parley-bundles-'));
  for (const [area, names] of Object.entries(functionNames)) {
    for (const name of names) {
      const folder = join(dist, area, kebab(name));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'index.js'), `exports.handler = () => '${name}';\n`);
    }
  }
  return dist;
}

/** Makes the app with the context of cdk.json and `context`, without the (slow) validation of the library. */
export function appWith(context: Readonly<Record<string, string>> = {}, outdir?: string): App {
  const cdkJson = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: object };
  const common = { ...cdkJson.context, 'aws:cdk:enable-path-metadata': true };
  return new App({
    outdir: outdir ?? mkdtempSync(join(tmpdir(), 'parley-assembly-')),
    context: { ...common, ...context },
  });
}

/** Synthesizes a stage into a folder and returns it. */
export function synthesize(context: Readonly<Record<string, string>> = {}): string {
  const app = appWith(context);
  addStage(app, {}, placeholderBundles());
  return app.synth({ skipValidation: true }).directory;
}
