import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackModel } from '../../local/host/assembly/model.ts';
import { type Iam, openIam } from '../../local/host/iam.ts';
import { prepare } from '../../local/host/prepare.ts';
import { readAssembly } from '../../local/host/read-assembly.ts';
import { REPOSITORY } from '../../local/repository.ts';
import { synthesize } from './synthesized.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DeletionPolicy?: string;
}

/** A stage, synthesized: its template, and what the laptop reads from it with every reference resolved. */
export interface Stage {
  readonly template: { readonly Resources: Readonly<Record<string, Resource>> };
  readonly templateBytes: number;
  readonly model: StackModel;
  readonly iam: Iam;
  readonly ofType: (type: string) => Resource[];
  /** The function of that catalogue name. */
  readonly fn: (name: string) => StackModel['functions'][number];
  readonly may: (
    name: string,
    action: string,
    resource: string,
    context?: Context,
  ) => Promise<boolean>;
}
type Context = Readonly<Record<string, string>>;

const known = new Map<string, Stage>();

/** Each stage is synthesized once, whoever asks for it. */
export function stageOf(context: Readonly<Record<string, string>>): Stage {
  const sign = JSON.stringify(context);
  const stage = known.get(sign) ?? stageIn(synthesize(context), context['stage']);
  known.set(sign, stage);
  return stage;
}

/** The trial stage, as the laptop runs it. */
export const devStage = async (): Promise<Stage> =>
  stageIn((await prepare(REPOSITORY)).assembly, 'dev');

function stageIn(folder: string, stage = 'dev'): Stage {
  const name = `Parley-${stage}`;
  const text = readFileSync(join(folder, `${name}.template.json`), 'utf8');
  const template = JSON.parse(text) as Stage['template'];
  const model = readAssembly(folder);
  const iam = openIam(model.roles, model.account);
  const fn = (wanted: string) => {
    const found = model.functions.find((it) => it.name === `${name}-${wanted}`);
    if (!found) throw new Error(`${name} has no function ${wanted}`);
    return found;
  };
  return {
    template,
    templateBytes: text.length,
    model,
    iam,
    fn,
    ofType: (type) => Object.values(template.Resources).filter((it) => it.Type === type),
    may: (who, action, resource, asked) =>
      iam.allows(fn(who).roleArn, { action, resource, ...(asked && { context: asked }) }),
  };
}
