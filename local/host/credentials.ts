import { createHash, randomBytes } from 'node:crypto';
import type { FunctionModel } from './assembly/model.ts';

export interface Credential {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** New at each start, so that nothing but this host's own functions and tools can call its endpoint. */
  readonly sessionToken: string;
  readonly principal: Principal;
}

/** A function acts as its role; the operator (seeding, tests, the start page) may do everything. */
export type Principal =
  | { readonly kind: 'role'; readonly roleArn: string; readonly session: string }
  | { readonly kind: 'operator' };

export interface Credentials {
  of(model: FunctionModel): Credential;
  readonly operator: Credential;
  /** The credential of a key id, whoever presents it: for what was proved otherwise. */
  ofKey(accessKeyId: string): Credential | undefined;
  /** The credential whose key id and session token were presented, if they are this start's. */
  find(accessKeyId: string, sessionToken: string | undefined): Credential | undefined;
}

/** Makes one credential per function: its key id is stable and readable in logs, its secrets are not. */
export function issueCredentials(functions: readonly FunctionModel[]): Credentials {
  const sessionToken = randomBytes(24).toString('base64url');
  const issued = new Map<string, Credential>();
  const issue = (name: string, principal: Principal) => {
    const accessKeyId = keyIdFor(name);
    const secretAccessKey = randomBytes(30).toString('base64url');
    const credential = { accessKeyId, secretAccessKey, sessionToken, principal };
    issued.set(accessKeyId, credential);
    return credential;
  };
  const operator = issue('operator', { kind: 'operator' });
  const byFunction = new Map(
    functions.map((f) => [
      f.name,
      issue(f.name, { kind: 'role', roleArn: f.roleArn, session: f.name }),
    ]),
  );
  return {
    operator,
    of: (model) => byFunction.get(model.name) ?? neverIssued(model.name),
    ofKey: (accessKeyId) => issued.get(accessKeyId),
    find: (accessKeyId, token) => (token === sessionToken ? issued.get(accessKeyId) : undefined),
  };
}

function neverIssued(name: string): never {
  throw new Error(`No credential was issued for ${name}`);
}

function keyIdFor(name: string): string {
  const digest = createHash('sha256').update(name).digest('hex').toUpperCase();
  return `ASIA${digest.slice(0, 16)}`;
}
