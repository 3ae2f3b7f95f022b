import type { RoleModel } from './assembly/model.ts';
import type { Credential, Principal } from './credentials.ts';
import { isObject, type JsonObject, oneOrMany } from './json.ts';

/** One permission a call needs. Context holds condition keys such as `dynamodb:LeadingKeys`. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** The resource's own policy, where it has a say (KMS keys). */
  readonly resourcePolicy?: JsonObject;
}

export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
}

export interface Iam {
  /** Throws `AccessDenied`, in AWS's words, at the first permission the principal's role does not have. */
  authorize(principal: Principal, requests: readonly AccessRequest[]): Promise<void>;
  allows(roleArn: string, request: AccessRequest): Promise<boolean>;
}

const CACHE_LIMIT = 20_000;

/** Evaluates the synthesized policies of the stack's roles. Decisions are kept: a role's policies do not change while it runs. */
export function openIam(roles: readonly RoleModel[], account: string): Iam {
  const byArn = new Map(roles.map((role) => [role.arn, role]));
  const decided = new Map<string, Promise<boolean>>();
  const allows = (roleArn: string, request: AccessRequest) => {
    const role = byArn.get(roleArn);
    const context = role ? contextThatMatters(role, request) : {};
    const key = JSON.stringify([roleArn, request.action, request.resource, context]);
    const known = decided.get(key);
    if (known) return known;
    if (decided.size >= CACHE_LIMIT) decided.clear();
    const decision = evaluate(role, { ...request, context }, account);
    decided.set(key, decision);
    return decision;
  };
  return {
    allows,
    async authorize(principal, requests) {
      if (principal.kind === 'operator') return;
      for (const request of requests) {
        if (!(await allows(principal.roleArn, request))) throw denied(principal, request);
      }
    },
  };
}

/** Why a caller must not, in AWS's words; undefined when they may. */
export async function denialOf(
  iam: Iam,
  { principal }: Credential,
  requests: readonly AccessRequest[],
): Promise<string | undefined> {
  try {
    await iam.authorize(principal, requests);
    return undefined;
  } catch (denial) {
    if (denial instanceof AccessDenied) return denial.message;
    throw denial;
  }
}

async function evaluate(
  role: RoleModel | undefined,
  request: AccessRequest,
  account: string,
): Promise<boolean> {
  if (!role) return false;
  // the simulator brings all of AWS's action data: loaded with the first question, not with the host
  const { runSimulation } = await import('@cloud-copilot/iam-simulate');
  const outcome = await runSimulation(
    {
      request: {
        principal: role.arn,
        action: request.action,
        resource: { resource: request.resource, accountId: account },
        contextVariables: copyContext(request.context),
      },
      identityPolicies: role.policies.map((p) => ({
        name: p.name,
        policy: readableFor(request, p.document),
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      ...(request.resourcePolicy && { resourcePolicy: request.resourcePolicy }),
    },
    {},
  );
  if (outcome.resultType === 'error') throw simulationFailed(request, outcome.errors);
  return outcome.overallResult === 'Allowed';
}

/** Keys that no policy of the role asks about are left out: a decision then holds for every item of a table. */
function contextThatMatters(
  role: RoleModel,
  request: AccessRequest,
): AccessRequest['context'] & {} {
  const { context = {}, resourcePolicy } = request;
  const asked = (key: string) =>
    textOf(role.policies).includes(key) ||
    (resourcePolicy !== undefined && textOf(resourcePolicy).includes(key));
  return Object.fromEntries(Object.entries(context).filter(([key]) => asked(key)));
}

const texts = new WeakMap<object, string>();

/** The JSON of a policy, made once: it is looked through at every call, and never changes. */
function textOf(policy: object): string {
  const text = texts.get(policy) ?? JSON.stringify(policy);
  texts.set(policy, text);
  return text;
}

/**
 * AWS's action data knows no resource for answers to a task token, which would leave `*` only. CDK's `grantTaskResponse`
 * names the state machine, and AWS honours that: such a statement is read as one for tokens.
 */
function readableFor(request: AccessRequest, document: JsonObject): JsonObject {
  if (!request.action.startsWith('states:SendTask')) return document;
  const statements = oneOrMany(document['Statement']).map((statement) => {
    const namesMachine =
      isObject(statement) && JSON.stringify(statement['Resource']).includes(':stateMachine:');
    return namesMachine ? { ...statement, Resource: '*' } : statement;
  });
  return { ...document, Statement: statements };
}

function copyContext(context: AccessRequest['context']): Record<string, string | string[]> {
  const entries = Object.entries(context ?? {});
  return Object.fromEntries(entries.map(([k, v]) => [k, typeof v === 'string' ? v : [...v]]));
}

function denied(principal: Principal & { kind: 'role' }, request: AccessRequest): AccessDenied {
  const role = principal.roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/');
  const user = `${role}/${principal.session}`;
  return new AccessDenied(
    `User: ${user} is not authorized to perform: ${request.action} on resource: ${request.resource} because no identity-based policy allows the ${request.action} action`,
  );
}

function simulationFailed(request: AccessRequest, errors: unknown): Error {
  return new Error(
    `${request.action} on ${request.resource} cannot be judged: ${JSON.stringify(errors)}`,
  );
}
