import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { afterAll } from 'vitest';
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

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes with the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'parley-infra-'));
  made.push(folder);
  return folder;
}

/** Stand-ins for the bundles: what the functions do is no matter here. */
export function placeholderBundles(): string {
  const dist = temporaryFolder();
  for (const [area, names] of Object.entries(functionNames)) {
    for (const name of names) {
      const folder = join(dist, area, kebab(name));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'index.js'), `exports.handler = () => '${name}';\n`);
    }
  }
  return dist;
}

interface Asked {
  readonly outdir?: string;
  /** The library's validator of templates takes seven seconds of a processor: it runs where it is the subject. */
  readonly isValidated?: boolean;
}

/** Makes the app with the context of cdk.json and `context`. */
export function appWith(
  context: Readonly<Record<string, string>> = {},
  { outdir, isValidated = false }: Asked = {},
): App {
  const cdkJson = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: object };
  const common = { ...cdkJson.context, 'aws:cdk:enable-path-metadata': true };
  return new App({
    outdir: outdir ?? temporaryFolder(),
    builtinCloudFormationValidation: isValidated,
    context: { ...common, ...context },
  });
}

/** Synthesizes a stage into a folder and returns it. */
export function synthesize(context: Readonly<Record<string, string>> = {}): string {
  const app = appWith(context);
  addStage(app, {}, placeholderBundles());
  return app.synth({ skipValidation: true }).directory;
}
