import type { LaptopClock } from '../clock.ts';
import { type FilesEmulator, openFiles } from '../emulators/files/index.ts';
import { DEMO_STAFF } from '../emulators/identity/demo-staff.ts';
import { type IdentityEmulator, openIdentity } from '../emulators/identity/identity-emulator.ts';
import { type MailEmulator, openMail } from '../emulators/mail/mail-emulator.ts';
import {
  ensureTable,
  openTable,
  type TableDefinition,
  type TableEmulator,
} from '../emulators/table/index.ts';
import { openWorkflow, type WorkflowEmulator } from '../emulators/workflow/index.ts';
import { s3Access } from './access-s3.ts';
import type { MailModel, StackModel } from './assembly/model.ts';
import type { Credentials } from './credentials.ts';
import type { DataFolder } from './data-folder.ts';
import { denialOf, type Iam } from './iam.ts';
import type { EmittedEvent } from './rules/rules.ts';

export interface Emulators {
  readonly tables: TableEmulator;
  readonly mail: MailEmulator;
  readonly files: FilesEmulator;
  readonly identity: IdentityEmulator;
  readonly workflows: WorkflowEmulator;
  close(): Promise<void>;
}

export interface EmulatorsOptions {
  readonly model: StackModel;
  readonly folder: DataFolder;
  readonly clock: LaptopClock;
  readonly issuer: string;
  readonly site: string;
  readonly invoke: (functionArn: string, payload: unknown) => Promise<unknown>;
  readonly emit: (event: EmittedEvent) => Promise<void>;
  readonly credentials: Credentials;
  readonly iam: Iam;
}

/** Opens what the stack needs, workflows last: executions that were under way go on at once and need all the others. */
export async function openEmulators(options: EmulatorsOptions): Promise<Emulators> {
  const tables = await openTables(options);
  const mail = await openMailbox(options);
  const files = await openBuckets(options);
  const identity = await openIssuer(options);
  const workflows = await openWorkflows(options);
  return {
    tables,
    mail,
    files,
    identity,
    workflows,
    async close() {
      await workflows.close();
      await Promise.all([mail.close(), files.close(), identity.close(), tables.close()]);
    },
  };
}

async function openTables({ model, folder, clock }: EmulatorsOptions): Promise<TableEmulator> {
  const { account, region } = model;
  const tables = await openTable({ dir: folder.sub('tables'), clock, account, region });
  for (const table of model.tables) {
    // ensureTable itself checks each property
    await ensureTable(tables, table.properties as unknown as TableDefinition);
  }
  return tables;
}

function openMailbox({ model, folder, clock, emit }: EmulatorsOptions): Promise<MailEmulator> {
  const { account, region, mail } = model;
  const { identities, configurationSets, defaultConfigurationSet } = mail;
  return openMail({
    dir: folder.sub('mail'),
    clock,
    emit: async (event) => {
      if (isTold(mail, event.detail)) await emit(event);
    },
    ...(defaultConfigurationSet !== undefined && { defaultConfigurationSet }),
    account,
    region,
    ...(identities.length > 0 && { identities }),
    ...(configurationSets.length > 0 && { configurationSets }),
  });
}

/** Whether the mail's configuration set has a destination for this kind of event. */
function isTold({ destinations }: MailModel, detail: Readonly<Record<string, unknown>>): boolean {
  const { eventType, mail } = detail as {
    eventType: string;
    mail: { tags: Readonly<Record<string, readonly string[]>> };
  };
  const sets = mail.tags['ses:configuration-set'] ?? [];
  return destinations.some(
    ({ configurationSet, eventTypes }) =>
      sets.includes(configurationSet) && eventTypes.includes(eventType.toUpperCase()),
  );
}

function openBuckets(options: EmulatorsOptions): Promise<FilesEmulator> {
  const { model, folder, clock, emit, credentials, iam } = options;
  return openFiles({
    dir: folder.sub('files'),
    clock,
    account: model.account,
    buckets: model.buckets.map(({ name, cors, tellsEventBridge: tells }) => ({
      name,
      cors,
      tells,
    })),
    secretOf: (keyId, token) => credentials.find(keyId, token)?.secretAccessKey,
    async denial(keyId, permissions) {
      const caller = credentials.ofKey(keyId);
      if (!caller) return 'Access Denied';
      return denialOf(iam, caller, s3Access(model, permissions));
    },
    emit,
  });
}

function openIssuer(options: EmulatorsOptions): Promise<IdentityEmulator> {
  const { model, folder, clock, issuer, site } = options;
  const clients = model.userPools.flatMap((pool) => pool.clients);
  return openIdentity({
    dir: folder.sub('identity'),
    clock,
    issuer: () => issuer,
    users: DEMO_STAFF,
    clients: clients.map(({ clientId, redirectUris, logoutUris }) => ({
      clientId,
      redirectUris: alsoOnSite(redirectUris, site),
      logoutUris: alsoOnSite(logoutUris, site),
    })),
  });
}

async function openWorkflows(options: EmulatorsOptions): Promise<WorkflowEmulator> {
  const { model, folder, clock, invoke, emit } = options;
  const workflows = await openWorkflow({ dir: folder.sub('workflows'), clock, invoke });
  for (const { arn, definition } of model.stateMachines) {
    workflows.defineStateMachine(arn, definition);
  }
  workflows.onExecutionEnded((detail) => {
    const type = 'Step Functions Execution Status Change';
    void emit({ source: 'aws.states', 'detail-type': type, detail });
  });
  return workflows;
}

/** Together with the same pages on the laptop's site, whose port the template cannot know. */
function alsoOnSite(uris: readonly string[], site: string): string[] {
  return [...new Set([...uris, ...uris.map((uri) => `${site}${new URL(uri).pathname}`)])];
}
