import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleHash } from './bundle.ts';
import { asObject, objectOrEmpty } from './json.ts';
import { hashSources, onceFor } from './source-hash.ts';

export interface SynthOptions {
  readonly root: string;
  /** Entry point of the CDK app, relative to `root`. */
  readonly app?: string;
  /** Folder of the assembly; `<root>/cdk.out` when absent. */
  readonly outDir?: string;
  /** Settings beside those of cdk.json, part of the hash. */
  readonly context?: Readonly<Record<string, string>>;
  /** More variables for the app, part of the hash. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Everything the assembly is made from: the app, what it reads, and the bundles (through their own hash). */
const INPUTS = [
  'infra',
  'functions/contracts',
  'functions/domain',
  'statemachines',
  'package-lock.json',
  'cdk.json',
];

/**
 * Synthesizes the CDK app in a child process without the CLI and without the (slow) template validator, which CI runs.
 * A no-op when no input changed. Returns whether the app ran.
 */
export async function synthesize(options: SynthOptions): Promise<boolean> {
  const { root, app = 'infra/app.ts', outDir = join(root, 'cdk.out') } = options;
  const { env = {}, context = {} } = options;
  const salt = JSON.stringify([bundleHash(root), app, env, context]);
  const hash = hashSources(root, [...INPUTS, app], salt);
  return onceFor(join(outDir, '.hash'), hash, () => runApp({ root, app, outDir, env, context }));
}

function runApp(options: Required<SynthOptions>): Promise<void> {
  const { root, app, outDir, env, context } = options;
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, app)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1',
      CDK_VALIDATION: 'false',
      CDK_OUTDIR: outDir,
      CDK_CONTEXT_JSON: JSON.stringify({ ...contextOf(root), ...context }),
      ...env,
    },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`The CDK app ${app} ended with code ${String(code)}`)),
    );
  });
}

/** What the CLI would hand over: the context of cdk.json, and construct paths, which name the laptop's stores. */
function contextOf(root: string): Record<string, unknown> {
  const file = join(root, 'cdk.json');
  const settings: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const context = objectOrEmpty(asObject(settings, file)['context'], file);
  return { ...context, 'aws:cdk:enable-path-metadata': true };
}
