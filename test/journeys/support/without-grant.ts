/** The synthesized stack with one grant taken out of one role, as if somebody had forgotten it in infra. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Statement {
  Action: string | string[];
}
interface Resource {
  readonly Type: string;
  readonly Properties: {
    readonly Description?: string;
    readonly Policies?: readonly { readonly PolicyDocument: { Statement: Statement[] } }[];
  };
}

/** Takes `action` out of every statement of the roles that are described so; fails when it was not there. */
function takeOut(resources: readonly Resource[], described: RegExp, action: string): void {
  const statements = resources
    .filter((it) => it.Type === 'AWS::IAM::Role' && described.test(it.Properties.Description ?? ''))
    .flatMap((it) => it.Properties.Policies ?? [])
    .flatMap((it) => it.PolicyDocument.Statement)
    .filter((it) => [it.Action].flat().includes(action));
  if (statements.length === 0) throw new Error(`${described.source} has no ${action}`);
  for (const it of statements) {
    const rest = [it.Action].flat().filter((one) => one !== action);
    it.Action = rest.length > 0 ? rest : 'sts:GetCallerIdentity';
  }
}

/** A copy of the assembly in which the roles described so may not do `action`. */
export function withoutGrant(assembly: string, described: RegExp, action: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'parley-grant-'));
  cpSync(assembly, copy, { recursive: true });
  const file = readdirSync(copy).find((it) => /^Parley-\w+\.template\.json$/.test(it)) ?? '';
  const template = JSON.parse(readFileSync(join(copy, file), 'utf8')) as {
    Resources: Record<string, Resource>;
  };
  takeOut(Object.values(template.Resources), described, action);
  writeFileSync(join(copy, file), JSON.stringify(template));
  return copy;
}
