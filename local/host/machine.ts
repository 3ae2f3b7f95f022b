import { join } from 'node:path';
import type { LaptopClock } from '../clock.ts';
import { localise } from './assembly/local-urls.ts';
import type { StackModel } from './assembly/model.ts';
import { backgroundOf } from './background.ts';
import { type Credentials, issueCredentials } from './credentials.ts';
import type { DataFolder } from './data-folder.ts';
import { type Emulators, openEmulators } from './emulators.ts';
import { functionEnvironment } from './environment.ts';
import { openFunctionLog } from './function-log.ts';
import { type Iam, openIam } from './iam.ts';
import { type Invocations, openInvocations } from './invocations.ts';
import { type Functions, openFunctions } from './lambda.ts';
import { openDelivery } from './rules/deliver.ts';
import { openRules, type Rules } from './rules/rules.ts';
import type { Servers } from './servers.ts';
import { openTimeTravel, type TimeTravel } from './time-travel.ts';
import type { Watch } from './watch.ts';

export interface HostUrls {
  readonly site: string;
  /** The stack's first HTTP API; `apis` has all, by name. */
  readonly api: string;
  readonly apis: Readonly<Record<string, string>>;
  readonly aws: string;
  readonly issuer: string;
  readonly inbox: string;
  /** Where files are sent to and fetched from, by bucket name. */
  readonly buckets: Readonly<Record<string, string>>;
}

/** What a stack stands on: its template, a folder, a clock, and ports that are already open. */
export interface Ground {
  readonly folder: DataFolder;
  readonly clock: LaptopClock;
  readonly stack: StackModel;
  readonly servers: Servers;
  readonly watch?: Watch | undefined;
}

/** The stack's running parts, not yet reachable from outside. */
export interface Machine {
  readonly urls: HostUrls;
  readonly model: StackModel;
  readonly credentials: Credentials;
  readonly iam: Iam;
  readonly functions: Functions;
  readonly invocations: Invocations;
  readonly rules: Rules;
  readonly emulators: Emulators;
  readonly travel: TimeTravel;
  readonly idle: () => Promise<void>;
}

/** Opens every part. Workflows of an earlier run go on with the next turn of the event loop: serve before that. */
export async function assemble(ground: Ground): Promise<Machine> {
  const { folder, clock, stack, servers } = ground;
  const urls = urlsOf(stack, servers);
  const model = localise(stack, { ...urls, apis: urlsIn(servers.apis) });
  const credentials = issueCredentials(model.functions);
  const iam = openIam(model.roles, model.account);
  const functions = functionsOf(model, ground, credentials);
  const invocations = openInvocations({ model, functions, iam, watch: ground.watch });
  const rules = rulesOf(model, ground, invocations);
  const emulators = await openEmulators({
    model,
    folder,
    clock,
    issuer: urls.issuer,
    site: urls.site,
    invoke: (arn, payload) => invocations.fromWorkflow(arn, payload),
    emit: (event) => rules.emit(event),
    credentials,
    iam,
  });
  const idle = () =>
    settled([functions, rules, emulators.workflows, emulators.mail, emulators.files]);
  const travel = openTimeTravel({
    clock,
    idle,
    keepOffset: (ms) => folder.keepClockOffset(ms),
    fireDue: () => rules.fireDue(),
  });
  return { urls, model, credentials, iam, functions, invocations, rules, emulators, travel, idle };
}

function functionsOf(
  model: StackModel,
  { folder, clock, servers }: Ground,
  credentials: Credentials,
): Functions {
  const place = { region: model.region, awsUrl: servers.aws.url };
  const log = openFunctionLog(join(folder.sub('logs'), 'functions.log'), () => clock.now());
  return openFunctions({
    functions: model.functions,
    clock: clock.shared,
    log,
    environmentOf: (f) => functionEnvironment(f, credentials.of(f), place),
    background: backgroundOf(model),
  });
}

function rulesOf(model: StackModel, { folder, clock }: Ground, invocations: Invocations): Rules {
  const { account, region, rules } = model;
  const deliver = openDelivery({
    invoke: (arn, rule, event) => invocations.fromRule(arn, rule, event),
    queueOf: (arn) => model.functions.find((f) => f.arn === arn)?.deadLetterQueueArn,
    deadLetters: folder.sub('dead-letters'),
    now: () => clock.now(),
  });
  const stateFile = join(folder.sub('rules'), 'last-runs.json');
  return openRules({ rules, clock, account, region, stateFile, deliver });
}

function urlsOf(stack: StackModel, servers: Servers): HostUrls {
  const named = stack.apis.map(({ id, name }) => [name, servers.apis.get(id)?.url ?? ''] as const);
  return {
    site: servers.site.url,
    api: named[0]?.[1] ?? '',
    apis: Object.fromEntries(named),
    aws: servers.aws.url,
    issuer: servers.issuer.url,
    inbox: `${servers.inbox.url}/inbox`,
    buckets: urlsIn(servers.buckets),
  };
}

function urlsIn(servers: Servers['apis']): Readonly<Record<string, string>> {
  return Object.fromEntries([...servers].map(([name, server]) => [name, server.url]));
}

/** At rest: a whole round over all parts after one that may have set off others. */
async function settled(parts: readonly { idle(): Promise<void> }[]): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    for (const part of parts) await part.idle();
  }
}
