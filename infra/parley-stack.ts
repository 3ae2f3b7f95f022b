import { join } from 'node:path';
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AreaLogs } from './constructs/area-logs.ts';
import { CaseStore } from './constructs/case-store.ts';
import { CustomerApi } from './constructs/customer-api.ts';
import { DataKey } from './constructs/data-key.ts';
import { DeadLetters } from './constructs/dead-letters.ts';
import { EventFunctions } from './constructs/event-functions.ts';
import { Evidence } from './constructs/evidence.ts';
import { HttpFront } from './constructs/http-front.ts';
import { Identity } from './constructs/identity.ts';
import { Mail } from './constructs/mail.ts';
import { NegotiationWorkflow } from './constructs/negotiation-workflow.ts';
import { Observability } from './constructs/observability.ts';
import { Schedules } from './constructs/schedules.ts';
import { ServiceFunctions } from './constructs/service-functions.ts';
import { StaffApi } from './constructs/staff-api.ts';
import { Web } from './constructs/web.ts';
import { WorkflowAddress } from './constructs/workflow-address.ts';
import type { Settings } from './settings.ts';

export interface ParleyStackProps extends StackProps {
  readonly settings: Settings;
  /** Folder of the function bundles; the repository's `dist` when absent. */
  readonly assets?: string;
}

const REPOSITORY = join(import.meta.dirname, '..');
const DEFINITION = join(REPOSITORY, 'statemachines/negotiation.asl.json');

/** The whole bank's desk for negotiation cases, one stage of it. */
export class ParleyStack extends Stack {
  constructor(scope: Construct, id: string, props: ParleyStackProps) {
    // a template may be 1 MB: without spaces ours is half of that
    super(scope, id, { ...props, suppressTemplateIndentation: true });
    const { settings, assets = join(REPOSITORY, 'dist') } = props;
    const { isProd } = settings;

    const key = new DataKey(this, 'DataKey', { isProd });
    const kept = { key, isProd };
    const logs = new AreaLogs(this, 'Logs', kept);
    const deadLetters = new DeadLetters(this, 'DeadLetters', kept);
    const store = new CaseStore(this, 'CaseStore', kept);
    const mail = new Mail(this, 'Mail', settings);
    const front = new HttpFront(this, 'HttpFront', kept);
    const web = new Web(this, 'Web', { front, settings });
    const { siteUrl } = web;
    const evidence = new Evidence(this, 'Evidence', { ...kept, siteUrl });

    const address = new WorkflowAddress(this);
    const services = { store, workflow: address, mail, evidence };
    const base = {
      SHARDS: String(settings.shards),
      RULE_PROFILE_ID: settings.profile,
      SITE_URL: siteUrl,
    };
    const functions = new ServiceFunctions({ ...services, logs, deadLetters, assets, base });

    const flow = { functions, address, definitionFile: DEFINITION };
    const workflow = new NegotiationWorkflow(this, 'NegotiationWorkflow', { ...flow, ...kept });
    const identity = new Identity(this, 'Identity', { functions, siteUrl, settings });
    new CustomerApi(this, 'CustomerApi', { front, functions });
    new StaffApi(this, 'StaffApi', { front, functions, issuer: identity });
    const schedules = new Schedules(this, 'Schedules', { functions, store, deadLetters });
    const sources = { mail, workflow, evidence };
    new EventFunctions(this, 'Events', { functions, deadLetters, ...sources });
    const watched = { logs, front, workflow, store, schedules, deadLetters, mail };
    const { topic } = new Observability(this, 'Observability', { ...watched, key, settings });

    this.#tell({
      SiteUrl: web.siteUrl,
      SiteBucket: web.bucket.bucketName,
      DistributionId: web.distribution.distributionId,
      /** What the pages read as /config.json: the API is under the site's own name. */
      WebConfig: this.toJsonString({
        api: '',
        issuer: identity.issuer,
        clientId: identity.audience,
      }),
      ApiEndpoint: front.api.apiEndpoint,
      CasesTable: store.table.tableName,
      WorkflowAlias: address.liveArn,
      EvidenceBucket: evidence.bucket.bucketName,
      DeadLetterQueue: deadLetters.queueUrl,
      AlarmTopic: topic.topicArn,
      ...(identity.userPool && { UserPoolId: identity.userPool.userPoolId }),
    });
  }

  #tell(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
