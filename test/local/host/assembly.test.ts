import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveValue, type Scope } from '../../../local/host/assembly/intrinsics.ts';
import { localise } from '../../../local/host/assembly/local-urls.ts';
import type { StackModel } from '../../../local/host/assembly/model.ts';
import { readAssembly } from '../../../local/host/read-assembly.ts';
import { changedAssembly, type Template } from './changed-assembly.ts';
import { fixtureAssembly } from './fixture-assembly.ts';

const ARN = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:000000000000:${rest}`;
let folder: string;
let model: StackModel;

beforeAll(async () => {
  folder = (await fixtureAssembly()).assembly;
  model = readAssembly(folder);
});

const changed = (change: (template: Template) => void) => changedAssembly(folder, change);

const functionNamed = (name: string) =>
  model.functions.find((f) => f.environment['NAME'] === name) ?? expect.fail(`no ${name}`);

describe('the assembly reader', () => {
  it('names stores by construct path, which survives a change of logical ids', () => {
    expect(model.tables.map((t) => t.name)).toEqual(['FixtureStore-Notes']);
    expect(model.stateMachines.map((m) => m.name)).toEqual(['Fixture-Flow']);
  });

  it('resolves references between stacks in the variables of functions', () => {
    expect(functionNamed('probe').environment).toMatchObject({
      TABLE_NAME: 'FixtureStore-Notes',
      IMPORTED: 'FixtureStore-Notes',
    });
  });

  it('resolves aliases, Select of Split and Sub', () => {
    expect(functionNamed('probe').environment).toMatchObject({
      FLOW: ARN('states', 'stateMachine:Fixture-Flow:live'),
      FIRST_OF_SPLIT: 'FixtureStore',
      SUBSTITUTED: 'eu-west-1/FixtureStore-Notes/${kept}',
    });
  });

  it('finds the code of each function in the assembly', () => {
    const code = readFileSync(join(functionNamed('probe').codeFolder, 'index.js'), 'utf8');
    expect(code).toContain('CustomFailure');
  });

  it('reads timeouts and keys', () => {
    expect(functionNamed('probe').timeoutSeconds).toBe(1);
    expect(model.tables[0]).toMatchObject({ partitionKey: 'pk', indexKeys: { byOwner: 'owner' } });
  });

  it('joins routes to functions and authorizers', () => {
    const [api] = model.apis;
    expect(api?.routes.map((r) => r.key)).toEqual([
      'POST /notes',
      'ANY /probe',
      'GET /probe/{id}',
      'GET /files/{proxy+}',
      'GET /staff',
    ]);
    const staff = api?.routes.find((r) => r.key === 'GET /staff');
    expect(staff?.authorizer?.audience).toEqual([model.userPools[0]?.clients[0]?.clientId]);
    expect(staff?.functionArn).toBe(functionNamed('probe').arn);
  });

  it('reads limits of single routes and the paths of the site that lead to the API', () => {
    const files = model.apis[0]?.routes.find((r) => r.key === 'GET /files/{proxy+}');
    expect(files?.throttle).toEqual({ ratePerSecond: 1, burst: 2 });
    expect(model.apiPaths).toEqual([{ pattern: '/probe*', apiId: model.apis[0]?.id }]);
  });

  it('reads rates, cron, patterns, inputs, retries and dead letter queues', () => {
    expect(model.rules).toMatchObject([
      {
        schedule: 'rate(1 hour)',
        targets: [{ maximumRetries: 2, deadLetterQueueArn: ARN('sqs', 'Fixture-DeadLetters') }],
      },
      { schedule: 'cron(0 8 * * ? *)', targets: [{ input: { shard: 3 } }] },
      { pattern: { source: ['aws.ses'], 'detail-type': ['Email Bounced'] } },
    ]);
  });

  it('fills the placeholders of a state machine that comes as a file', () => {
    expect(model.stateMachines[0]?.definition).toMatchObject({
      States: { KeepStep: { Arguments: { FunctionName: functionNamed('keep-step').arn } } },
    });
  });

  it('refuses a placeholder that nothing fills', () => {
    const copy = changed(({ Resources }) => {
      const machine = Object.values(Resources).find((r) => r.Type.endsWith('::StateMachine'));
      delete machine?.Properties['DefinitionSubstitutions'];
    });
    expect(() => readAssembly(copy)).toThrow(/nothing given for \$\{KeepStepFunctionArn\}/);
  });

  it('refuses resource types it does not know, with the whole list', () => {
    const copy = changed(({ Resources }) => {
      Resources['Cluster'] = { Type: 'AWS::RDS::DBCluster', Properties: {} };
      Resources['Own'] = { Type: 'Custom::Thing', Properties: {} };
    });
    expect(() => readAssembly(copy)).toThrow(/AWS::RDS::DBCluster[^]*Custom::Thing/);
  });

  it('lets operational resources pass', () => {
    const copy = changed(({ Resources }) => {
      Resources['Alarm'] = { Type: 'AWS::CloudWatch::Alarm', Properties: {} };
    });
    expect(readAssembly(copy).functions).toHaveLength(model.functions.length);
  });

  it('leaves out resources whose condition is false', () => {
    const copy = changed((template) => {
      template.Conditions = { Never: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'nowhere'] } };
      Object.assign(template.Resources, {
        Maybe: { Type: 'AWS::RDS::DBCluster', Properties: {}, Condition: 'Never' },
      });
    });
    expect(readAssembly(copy).functions).toHaveLength(model.functions.length);
  });

  it('refuses a managed policy whose statements it cannot know', () => {
    const copy = changed(({ Resources }) => {
      const role = Object.values(Resources).find((r) => r.Type === 'AWS::IAM::Role');
      Object.assign(role?.Properties ?? {}, {
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'],
      });
    });
    expect(() => readAssembly(copy)).toThrow(/AdministratorAccess/);
  });

  it('refuses a rule target field that it would otherwise ignore', () => {
    const copy = changed(({ Resources }) => {
      const rule = Object.values(Resources).find((r) => r.Type === 'AWS::Events::Rule');
      const targets = rule?.Properties['Targets'] as object[];
      Object.assign(targets[0] ?? {}, { InputPath: '$.detail' });
    });
    expect(() => readAssembly(copy)).toThrow(/InputPath/);
  });

  it('reads which mail events reach EventBridge', () => {
    expect(model.mail).toEqual({
      identities: ['bank.example'],
      configurationSets: ['mail-events'],
      defaultConfigurationSet: 'mail-events',
      destinations: [{ configurationSet: 'mail-events', eventTypes: ['BOUNCE'] }],
    });
  });

  it('replaces addresses that AWS would assign by those of the laptop', () => {
    const [api] = model.apis;
    const urls = {
      issuer: 'http://issuer',
      site: 'http://site',
      apis: { [api?.id ?? '']: 'http://api' },
      buckets: {},
    };
    const local = localise(model, urls);
    const probe = local.functions.find((f) => f.environment['NAME'] === 'probe');
    expect(probe?.environment).toMatchObject({
      API_URL: 'http://api',
      ISSUER: 'http://issuer',
      SITE_URL: 'http://site',
    });
    expect(local.pageHeaders).toEqual({
      'content-security-policy':
        "default-src 'none'; connect-src 'self' http://issuer; img-src 'self'",
      'x-content-type-options': 'nosniff',
      'permissions-policy': 'camera=()',
    });
    expect(local.apis[0]?.routes.at(-1)?.authorizer?.issuer).toBe('http://issuer');
  });
});

describe('intrinsics', () => {
  const scope: Scope = {
    ref: (name) => `ref ${name}`,
    getAtt: (id, attribute) => `${id}.${attribute}`,
    importValue: (name) => `import ${name}`,
    stackOutput: (stack, output) => `${stack}:${output}`,
    condition: (name) => name === 'Yes',
  };
  it.each([
    [{ Ref: 'A' }, 'ref A'],
    [{ 'Fn::GetAtt': ['A', 'Arn'] }, 'A.Arn'],
    [{ 'Fn::GetAtt': 'A.Outputs.X' }, 'A.Outputs.X'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'B' }]] }, 'a-ref B'],
    [{ 'Fn::Sub': '${A}/${B.Arn}/${!C}' }, 'ref A/B.Arn/${C}'],
    [{ 'Fn::Sub': ['${X}', { X: { Ref: 'B' } }] }, 'ref B'],
    [{ 'Fn::Select': [1, ['a', 'b']] }, 'b'],
    [{ 'Fn::Select': ['0', { 'Fn::Split': ['/', 'x/y'] }] }, 'x'],
    [{ 'Fn::ImportValue': 'E' }, 'import E'],
    [{ 'Fn::GetStackOutput': { StackName: 'S', OutputName: 'O' } }, 'S:O'],
    [{ 'Fn::If': ['Yes', 1, 2] }, 1],
    [{ 'Fn::If': ['No', 1, 2] }, 2],
    [{ 'Fn::And': [{ Condition: 'Yes' }, { 'Fn::Not': [{ Condition: 'No' }] }] }, true],
    [{ 'Fn::Or': [{ Condition: 'No' }, { 'Fn::Equals': ['a', 'b'] }] }, false],
  ])('resolves %j', (value, expected) => {
    expect(resolveValue(value, scope)).toEqual(expected);
  });

  it('refuses one it does not know instead of passing it on', () => {
    expect(() => resolveValue({ deep: [{ 'Fn::Cidr': [] }] }, scope)).toThrow(/Fn::Cidr/);
  });

  it('refuses to select what is not there', () => {
    expect(() => resolveValue({ 'Fn::Select': [3, ['a']] }, scope)).toThrow(/beyond the end/);
  });
});
