import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TemplateResource {
  Type: string;
  Properties: Record<string, unknown>;
}

export interface Template {
  Resources: Record<string, TemplateResource>;
  Conditions?: object;
}

/** A copy of an assembly whose `Fixture` template went through `change`. */
export function changedAssembly(folder: string, change: (template: Template) => void): string {
  const copy = mkdtempSync(join(tmpdir(), 'parley-assembly-'));
  cpSync(folder, copy, { recursive: true });
  const file = join(copy, 'Fixture.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  change(template);
  writeFileSync(file, JSON.stringify(template));
  return copy;
}

/** Takes one action out of every policy of the stack. */
export function withoutAction(action: string): (template: Template) => void {
  return ({ Resources }) => {
    for (const { Type, Properties } of Object.values(Resources)) {
      if (Type !== 'AWS::IAM::Policy') continue;
      const { Statement } = Properties['PolicyDocument'] as { Statement: { Action: unknown }[] };
      for (const statement of Statement) {
        const actions = [statement.Action].flat().filter((a) => a !== action);
        statement.Action = actions.length > 0 ? actions : 'sts:GetCallerIdentity';
      }
    }
  };
}

/** Takes away all permissions of one service to invoke functions. */
export function withoutInvokersOf(principal: string): (template: Template) => void {
  return ({ Resources }) => {
    for (const [id, { Type, Properties }] of Object.entries(Resources)) {
      if (Type === 'AWS::Lambda::Permission' && Properties['Principal'] === principal) {
        delete Resources[id];
      }
    }
  };
}
