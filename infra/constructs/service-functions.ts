import { join } from 'node:path';
import type { aws_sqs as sqs } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { type Access, type Config, type ConfigFragment, fragmentsFor } from '#contracts/config.ts';
import type { Area } from '#contracts/functions.ts';
import { kebab } from '#contracts/http.ts';
import type { AreaLogs } from './area-logs.ts';
import type { CaseStore } from './case-store.ts';
import type { Evidence } from './evidence.ts';
import type { Mail } from './mail.ts';
import { ServiceFunction, timeouts } from './service-function.ts';
import type { WorkflowAddress } from './workflow-address.ts';

/** What functions may be given access to. */
export interface Services {
  readonly store: CaseStore;
  readonly workflow: WorkflowAddress;
  readonly mail: Mail;
  readonly evidence: Evidence;
}

export interface ServiceFunctionsProps extends Services {
  readonly logs: AreaLogs;
  readonly deadLetters: sqs.IQueue;
  /** Folder of the bundles: `<assets>/<area>/<kebab name>/index.js`. */
  readonly assets: string;
  readonly base: Omit<Config<'base'>, 'CASES_TABLE_NAME'>;
}

export interface FunctionNeeds {
  readonly area: Area;
  readonly description: string;
  /** `null`: touches no part of the bank and reads no configuration. */
  readonly access: readonly Access[] | null;
}

const GRANTS: Readonly<Record<Access, (fn: ServiceFunction, services: Services) => void>> = {
  read: (fn, { store }) => store.grantRead(fn),
  change: (fn, { store }) => store.grantChange(fn),
  run: (fn, { workflow }) => {
    workflow.grantStart(fn);
    workflow.grantSignal(fn);
  },
  inspect: (fn, { workflow }) => workflow.grantInspect(fn),
  send: (fn, { mail }) => mail.grantSend(fn),
  upload: (fn, { evidence }) => evidence.grantUpload(fn),
  download: (fn, { evidence }) => evidence.grantDownload(fn),
  scan: (fn, { evidence }) => evidence.grantScan(fn),
  erase: (fn, { evidence }) => evidence.grantErase(fn),
};

/** Makes functions that have exactly the grants and the variables their access asks for. */
export class ServiceFunctions {
  readonly #props: ServiceFunctionsProps;
  readonly #environment: { readonly [F in ConfigFragment]: Config<F> };

  constructor(props: ServiceFunctionsProps) {
    const { store, workflow, mail, evidence, base } = props;
    this.#props = props;
    this.#environment = {
      base: { CASES_TABLE_NAME: store.table.tableName, ...base },
      workflow: workflow.environment,
      mail: mail.environment,
      evidence: evidence.environment,
    };
  }

  /** The construct's id is the function's name in the catalogues. */
  make(scope: Construct, name: string, needs: FunctionNeeds): ServiceFunction {
    const { logs, assets, deadLetters } = this.#props;
    const { area, description, access } = needs;
    const nobodyWaits = area === 'schedules' || (area === 'events' && access !== null);
    const fn = new ServiceFunction(scope, name, {
      description,
      code: join(assets, area, kebab(name)),
      timeout: timeouts[area],
      logGroup: logs.of(area),
      environment: access ? this.#environmentFor(access) : {},
      ...(nobodyWaits && { deadLetters }),
    });
    for (const each of access ?? []) GRANTS[each](fn, this.#props);
    return fn;
  }

  #environmentFor(access: readonly Access[]): Record<string, string> {
    const fragments = fragmentsFor(access).map((fragment) => this.#environment[fragment]);
    return Object.assign({}, ...fragments) as Record<string, string>;
  }
}
