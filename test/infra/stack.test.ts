import { describe, expect, it } from 'vitest';
import { type Route, routes } from '#contracts/http.ts';
import { steps } from '#contracts/workflow.ts';
import { staffRoles } from '#domain/vocabulary.ts';
import { devStage, stageOf } from './stack.ts';
import { functionNames } from './synthesized.ts';

const dev = await devStage();
const prod = stageOf({ stage: 'prod', mailFrom: 'cases@bank.example' });
const stagesByName = [
  ['dev', dev],
  ['prod', prod],
] as const;

describe('functions', () => {
  it('take no batch that could fail in part: each event and each tick is a call of its own (B2-19)', () => {
    for (const stage of [dev, prod]) {
      const sources = Object.values(stage.template.Resources).filter(({ Type }) =>
        /EventSourceMapping|::Pipes::/.test(Type),
      );
      expect(sources).toEqual([]);
      const rules = stage.ofType('AWS::Events::Rule');
      expect(rules.length).toBeGreaterThan(5);
    }
  });

  it('are those of the catalogues, each under its own name', () => {
    const prefix = 'Parley-dev-';
    const wanted = Object.values(functionNames).flat();
    const found = dev.model.functions.map(({ name }) => name.slice(prefix.length));
    expect(found.toSorted()).toEqual(wanted.toSorted());
  });

  it('run on Node 24 on arm64, traced, logging JSON into the log of their area', () => {
    const functions = dev.ofType('AWS::Lambda::Function');
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'index.handler',
        MemorySize: 256,
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: { LogFormat: 'JSON' },
      });
    }
    const groups = functions.map(({ Properties }) => JSON.stringify(Properties['LoggingConfig']));
    expect(new Set(groups).size).toBe(4);
  });

  it.each([
    ['api', 10],
    ['workflow', 30],
    ['schedules', 300],
    ['events', 30],
  ] as const)('of %s have %i seconds', (area, seconds) => {
    const limits = functionNames[area].map((name) => dev.fn(name).timeoutSeconds);
    expect(new Set(limits)).toEqual(new Set([seconds]));
  });

  it('that nobody waits for bury what they cannot take', () => {
    const buried = dev
      .ofType('AWS::Lambda::Function')
      .filter(({ Properties }) => 'DeadLetterConfig' in Properties)
      .map(({ Properties }) => String(Properties['FunctionName']).replace('Parley-dev-', ''));
    const unattended = [...functionNames.schedules, ...functionNames.events];
    expect(buried.toSorted()).toEqual(unattended.filter((it) => it !== 'PreToken').toSorted());
  });
});

describe('routes', () => {
  const served = new Map(dev.model.apis[0]?.routes.map((route) => [route.key, route]));
  const entries = Object.entries<Route>(routes);

  it('are those of the contract, each with the function of its name', () => {
    expect(served.size).toBe(entries.length);
    for (const [name, { method, path }] of entries) {
      expect(served.get(`${method} ${path}`)?.functionArn).toBe(dev.fn(name).arn);
    }
  });

  it('ask for a token of staff and for nobody else', () => {
    const guarded = entries.filter(([, it]) => served.get(`${it.method} ${it.path}`)?.authorizer);
    const staff = entries.filter(([, { audience }]) => audience === 'staff');
    expect(guarded.map(([name]) => name)).toEqual(staff.map(([name]) => name));
  });

  it('answer no page of another origin', () => {
    expect(dev.model.apis.map(({ cors }) => cors)).toEqual([undefined]);
  });

  it('limit those that could flood a mailbox, guess a code, or fill the storage without a sign-in', () => {
    const [stage] = dev.ofType('AWS::ApiGatewayV2::Stage');
    const limits = stage?.Properties['RouteSettings'];
    expect(Object.keys(limits ?? {})).toEqual([
      'POST /api/sessions/codes',
      'POST /api/sessions',
      'POST /api/cases/evidence',
    ]);
  });

  it('leave neither path nor query nor address in the access log', () => {
    const [stage] = dev.ofType('AWS::ApiGatewayV2::Stage');
    const format = JSON.stringify(stage?.Properties['AccessLogSettings']);
    expect(format).toContain('$context.routeKey');
    expect(format).not.toMatch(/\$context\.(path|identity|protocol)|query/i);
  });
});

describe('the workflow', () => {
  it('calls the function of each Task state', () => {
    const definition = JSON.stringify(dev.model.stateMachines[0]?.definition);
    for (const name of Object.keys(steps)) {
      expect(definition).toContain(dev.fn(name).arn);
    }
  });

  it('keeps task tokens out of its log', () => {
    const [machine] = dev.ofType('AWS::StepFunctions::StateMachine');
    const logging = { IncludeExecutionData: false, Level: 'ERROR' };
    expect(machine?.Properties['LoggingConfiguration']).toMatchObject(logging);
  });

  it('is called by its live alias, so that runs under way finish on their definition', () => {
    const arn = dev.model.stateMachines[0]?.arn;
    expect(dev.fn('OpenCase').environment['NEGOTIATION_WORKFLOW_ARN']).toBe(`${arn}:live`);
    const [version] = dev.ofType('AWS::StepFunctions::StateMachineVersion');
    expect(version).toMatchObject({ UpdateReplacePolicy: 'Retain' });
  });
});

describe('time', () => {
  it('ticks for each schedule with one target and a place for what fails', () => {
    const ticking = dev.model.rules.filter(({ schedule }) => schedule);
    const rhythms = ticking.map(({ name, schedule }) => [name.split('-').at(-1), schedule]);
    expect(Object.fromEntries(rhythms)).toEqual({
      WatchClocksRule: 'rate(1 minute)',
      SendFollowUpsRule: 'rate(1 minute)',
      ResumeStuckTasksRule: 'rate(1 minute)',
      RollUpReportsRule: 'rate(1 hour)',
      ReconcileExecutionsRule: 'cron(30 19 * * ? *)',
      PurgeExpiredRule: 'cron(30 18 * * ? *)',
    });
    for (const { targets } of dev.model.rules) {
      expect(targets).toHaveLength(1);
      expect(targets[0]?.deadLetterQueueArn).toBe(dev.model.queues[0]?.arn);
    }
  });

  it('hears of mail sent with our configuration set and of broken executions of our machine', () => {
    const patterns = dev.model.rules.flatMap(({ pattern }) => (pattern ? [pattern] : []));
    const set = dev.fn('AwaitCustomerReply').environment['MAIL_CONFIGURATION_SET'];
    const tags = { 'ses:configuration-set': [set] };
    const eventType = ['Send', 'Bounce', 'Reject', 'Complaint'];
    expect(patterns).toContainEqual({ source: ['aws.ses'], detail: { eventType, mail: { tags } } });
    const stateMachineArn = [dev.model.stateMachines[0]?.arn];
    expect(patterns).toContainEqual({
      source: ['aws.states'],
      'detail-type': ['Step Functions Execution Status Change'],
      detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn },
    });
  });
});

describe('what is kept', () => {
  it('is encrypted with the stage’s own key, which turns', () => {
    const [key] = dev.ofType('AWS::KMS::Key');
    expect(key?.Properties['EnableKeyRotation']).toBe(true);
    const encrypted = [
      ...dev.ofType('AWS::Logs::LogGroup').map((it) => it.Properties['KmsKeyId']),
      ...dev.ofType('AWS::SQS::Queue').map((it) => it.Properties['KmsMasterKeyId']),
      ...dev.ofType('AWS::SNS::Topic').map((it) => it.Properties['KmsMasterKeyId']),
    ];
    expect(encrypted).toHaveLength(8);
    for (const by of encrypted) expect(JSON.stringify(by)).toContain('DataKey');
  });

  it('is a table under a logical id that no refactoring changes', () => {
    expect(dev.template.Resources['Cases']).toMatchObject({
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
        TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      },
    });
  });

  it('answers its four questions by an index each', () => {
    expect(dev.model.tables[0]?.indexKeys).toEqual({
      due: 'duePk',
      queue: 'queuePk',
      customer: 'customerPk',
      month: 'monthPk',
    });
  });

  it.each([
    'AWS::DynamoDB::Table',
    'AWS::KMS::Key',
    'AWS::Cognito::UserPool',
    'AWS::S3::Bucket',
    'AWS::Logs::LogGroup',
    'AWS::StepFunctions::StateMachine',
    'AWS::SQS::Queue',
    'AWS::SES::EmailIdentity',
  ])('as %s outlives its stack in prod and goes with it in dev', (type) => {
    expect(new Set(dev.ofType(type).map((it) => it.DeletionPolicy))).toEqual(new Set(['Delete']));
    expect(new Set(prod.ofType(type).map((it) => it.DeletionPolicy))).toEqual(new Set(['Retain']));
  });

  it('is protected from deletion in prod', () => {
    expect(prod.template.Resources['Cases']?.Properties['DeletionProtectionEnabled']).toBe(true);
    const [pool] = prod.ofType('AWS::Cognito::UserPool');
    expect(pool?.Properties['DeletionProtection']).toBe('ACTIVE');
  });
});

describe('files', () => {
  const buckets = dev.ofType('AWS::S3::Bucket').map(({ Properties }) => Properties);
  const bucket = buckets.find((it) => 'CorsConfiguration' in it) ?? {};

  it('lie where nobody outside can read, under the stage’s own key, in one version', () => {
    const yes = true;
    expect(bucket).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: yes,
        BlockPublicPolicy: yes,
        IgnorePublicAcls: yes,
        RestrictPublicBuckets: yes,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: yes } },
    });
    expect(JSON.stringify(bucket['BucketEncryption'])).toMatch(/DataKey.*"aws:kms"/);
    expect(bucket).not.toHaveProperty('VersioningConfiguration');
    expect(bucket).toHaveProperty('LoggingConfiguration');
  });

  it('are sent by pages of the site alone', () => {
    const { CorsRules } = bucket['CorsConfiguration'] as { CorsRules: object[] };
    expect(CorsRules).toHaveLength(1);
    expect(CorsRules[0]).toMatchObject({ AllowedMethods: ['POST'] });
    expect(JSON.stringify(CorsRules)).not.toContain('*');
  });

  it('that nobody judged are gone after a day', () => {
    const { Rules } = bucket['LifecycleConfiguration'] as { Rules: object[] };
    expect(Rules).toContainEqual(
      expect.objectContaining({ Prefix: 'quarantine/', ExpirationInDays: 1 }),
    );
  });

  it('travel encrypted only', () => {
    const policies = JSON.stringify(dev.ofType('AWS::S3::BucketPolicy'));
    expect(policies.match(/"aws:SecureTransport":"false"/g)).toHaveLength(buckets.length);
  });

  it('are judged when they arrive in quarantine', () => {
    const name = [dev.fn('ScanEvidence').environment['EVIDENCE_BUCKET_NAME']];
    expect(dev.model.rules.map(({ pattern }) => pattern)).toContainEqual({
      source: ['aws.s3'],
      'detail-type': ['Object Created'],
      detail: { bucket: { name }, object: { key: [{ prefix: 'quarantine/' }] } },
    });
  });
});

describe('staff', () => {
  it('have the roles of the domain as groups and cannot sign themselves up', () => {
    expect(dev.model.userPools[0]?.groups).toEqual([...staffRoles]);
    const [pool] = dev.ofType('AWS::Cognito::UserPool');
    expect(pool?.Properties['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: true });
  });

  it('need a second factor in prod', () => {
    const [pool] = prod.ofType('AWS::Cognito::UserPool');
    const mfa = { MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] };
    expect(pool?.Properties).toMatchObject({ ...mfa, UserPoolTier: 'PLUS' });
  });

  it('sign in with code and PKCE, back to the console of the site alone in prod', () => {
    const [client] = prod.ofType('AWS::Cognito::UserPoolClient');
    expect(client?.Properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
    });
    const returns = prod.model.userPools[0]?.clients[0]?.redirectUris ?? [];
    expect(returns).toHaveLength(1);
    expect(returns[0]).toMatch(/^https:\/\/.*\/console\/callback$/);
  });

  it('come from the bank’s own identity provider when there is one', () => {
    const issuer = 'https://id.bank.example/staff';
    const stage = stageOf({ oidcIssuer: issuer, oidcAudience: 'parley' });
    expect(stage.model.userPools).toEqual([]);
    const guarded = stage.model.apis[0]?.routes.flatMap(({ authorizer }) => authorizer ?? []) ?? [];
    expect(new Set(guarded.map((it) => it.issuer))).toEqual(new Set([issuer]));
    expect(JSON.stringify(stage.ofType('AWS::CloudFront::ResponseHeadersPolicy'))).toContain(
      "connect-src 'self' https://id.bank.example https://parley-dev-evidence-",
    );
  });
});

describe('pages', () => {
  it('run no script and take no style but the site’s own', () => {
    const [policy] = dev.ofType('AWS::CloudFront::ResponseHeadersPolicy');
    const headers = JSON.stringify(policy?.Properties);
    for (const part of ["default-src 'none'", "script-src 'self';", "frame-ancestors 'none'"]) {
      expect(headers).toContain(part);
    }
    expect(headers).not.toMatch(/unsafe|\*/);
  });

  it('have the API beside them, uncached', () => {
    const [site] = dev.ofType('AWS::CloudFront::Distribution');
    const config = site?.Properties['DistributionConfig'] as {
      CacheBehaviors: { PathPattern: string; CachePolicyId: string }[];
    };
    const paths = config.CacheBehaviors.map(({ PathPattern }) => PathPattern);
    expect(paths).toEqual(['/api/*', '/openapi.json']);
    const neverCached = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
    for (const { CachePolicyId } of config.CacheBehaviors) expect(CachePolicyId).toBe(neverCached);
  });
});

describe.each(stagesByName)('the stack of stage %s', (name, stage) => {
  it('stays below what CloudFormation takes', () => {
    expect(Object.keys(stage.template.Resources).length).toBeLessThan(480);
    expect(stage.templateBytes).toBeLessThan(800_000);
  });

  it('says on each bill whose it is', () => {
    const tags = stage.template.Resources['Cases']?.Properties['Tags'];
    expect(tags).toEqual([
      { Key: 'application', Value: 'parley' },
      { Key: 'cost-centre', Value: 'unassigned' },
      { Key: 'stage', Value: name },
    ]);
  });
});
