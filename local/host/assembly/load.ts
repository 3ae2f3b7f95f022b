import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asObject, asText, isObject, type JsonObject, objectOrEmpty, textOr } from '../json.ts';

/** One stack of the assembly as it lies on disk, nothing resolved. */
export interface RawStack {
  readonly name: string;
  readonly template: JsonObject;
  /** `undefined` when the stack is environment-agnostic. */
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** Absolute path of each file asset by its hash (the S3 key without extension). */
  readonly assets: ReadonlyMap<string, string>;
}

/** Reads every stack of a cloud assembly, nested assemblies (CDK stages) included. */
export function loadStacks(folder: string): RawStack[] {
  const manifest = readJson(join(folder, 'manifest.json'));
  const artifacts = Object.values(objectOrEmpty(manifest['artifacts'], 'manifest.artifacts'));
  return artifacts.flatMap((artifact) => loadArtifact(folder, asObject(artifact, 'artifact')));
}

function loadArtifact(folder: string, artifact: JsonObject): RawStack[] {
  const properties = objectOrEmpty(artifact['properties'], 'artifact.properties');
  if (artifact['type'] === 'cdk:cloud-assembly') {
    return loadStacks(join(folder, asText(properties['directoryName'], 'directoryName')));
  }
  if (artifact['type'] !== 'aws:cloudformation:stack') return [];
  return [loadStack(folder, artifact, properties)];
}

function loadStack(folder: string, artifact: JsonObject, properties: JsonObject): RawStack {
  const templateFile = asText(properties['templateFile'], 'templateFile');
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(String(artifact['environment'])) ?? [];
  return {
    name: textOr(properties['stackName'], templateFile.replace(/\.template\.json$/, '')),
    template: readJson(join(folder, templateFile)),
    account: known(account),
    region: known(region),
    assets: loadAssets(folder, templateFile.replace(/\.template\.json$/, '.assets.json')),
  };
}

function loadAssets(folder: string, file: string): ReadonlyMap<string, string> {
  const files = objectOrEmpty(readJson(join(folder, file))['files'], 'assets.files');
  const entries = Object.entries(files).map(([hash, asset]): [string, string] => {
    const source = asObject(asObject(asset, hash)['source'], `${hash}.source`);
    return [hash, join(folder, asText(source['path'], `${hash}.source.path`))];
  });
  return new Map(entries);
}

function known(value: string | undefined): string | undefined {
  return value?.startsWith('unknown-') ? undefined : value;
}

function readJson(file: string): JsonObject {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isObject(content)) throw new Error(`${file} does not hold a JSON object`);
  return content;
}
