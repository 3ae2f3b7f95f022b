import { describe, expect, it } from 'vitest';
import { type Access, configFragments, fragmentsFor } from '#contracts/config.ts';
import { events, schedules, stepAccess } from '#contracts/functions.ts';
import { type Route, routes } from '#contracts/http.ts';
import { stepNames } from '#contracts/workflow.ts';
import { devStage } from './stack.ts';

const stage = await devStage();
const { model, may, fn } = stage;
const table = model.tables[0]?.arn ?? '';
const machine = model.stateMachines[0]?.arn ?? '';
const files = `arn:aws:s3:::${fn('ScanEvidence').environment['EVIDENCE_BUCKET_NAME']}`;

const accessByName: Readonly<Record<string, readonly Access[]>> = {
  ...Object.fromEntries(Object.entries<Route>(routes).map(([name, { access }]) => [name, access])),
  ...Object.fromEntries(stepNames.map((name) => [name, stepAccess])),
  ...schedules,
  ...events,
};
const everybody = Object.keys(accessByName);
const having = (access: Access) => everybody.filter((name) => accessByName[name]?.includes(access));
const lacking = (...access: Access[]) =>
  everybody.filter((name) => !access.some((it) => accessByName[name]?.includes(it)));

async function whoMay(action: string, resource: string, context?: Record<string, string>) {
  const names = [...everybody, 'PreToken'];
  const answers = await Promise.all(names.map((name) => may(name, action, resource, context)));
  return names.filter((_, position) => answers[position]);
}

describe('the table', () => {
  it('is read by everybody that has read or change access, on the table and on each index', async () => {
    const readers = [...having('read'), ...having('change')].toSorted();
    expect((await whoMay('dynamodb:GetItem', table)).toSorted()).toEqual(readers);
    for (const index of Object.keys(model.tables[0]?.indexKeys ?? {})) {
      const queriers = await whoMay('dynamodb:Query', `${table}/index/${index}`);
      expect(queriers.toSorted()).toEqual(readers);
    }
  });

  it.each(['PutItem', 'UpdateItem', 'ConditionCheckItem'])(
    'lets only functions with change access %s',
    async (action) => {
      expect(await whoMay(`dynamodb:${action}`, table)).toEqual(having('change'));
    },
  );

  it('loses items only through PurgeExpired', async () => {
    expect(await whoMay('dynamodb:DeleteItem', table)).toEqual(['PurgeExpired']);
  });

  it.each([
    'Scan',
    'BatchWriteItem',
    'DeleteTable',
    'UpdateTable',
    'PartiQLSelect',
    'ExportTableToPointInTime',
  ])('lets nobody %s', async (action) => {
    expect(await whoMay(`dynamodb:${action}`, table)).toEqual([]);
  });

  it('is out of reach beside its own name', async () => {
    expect(await whoMay('dynamodb:GetItem', `${table}-of-others`)).toEqual([]);
  });
});

describe('the workflow', () => {
  it('is started, on the live alias only, and answered by functions with run access', async () => {
    expect(await whoMay('states:StartExecution', `${machine}:live`)).toEqual(having('run'));
    expect(await whoMay('states:StartExecution', machine)).toEqual([]);
    expect(await whoMay('states:SendTaskSuccess', '*')).toEqual(having('run'));
    expect(await whoMay('states:SendTaskFailure', '*')).toEqual(having('run'));
  });

  it('names this machine alone in the right to answer', () => {
    const resources = statements()
      .filter(({ Action }) => [Action].flat().includes('states:SendTaskSuccess'))
      .map(({ Resource }) => [Resource].flat());
    expect(resources).toHaveLength(having('run').length);
    for (const each of resources) expect(each).toEqual([machine, `${machine}:live`]);
  });

  it('is listed, and stopped, by functions with inspect access', async () => {
    const execution = `${machine.replace(':stateMachine:', ':execution:')}:case-1`;
    expect(having('inspect')).toEqual(['ReconcileExecutions']);
    expect(await whoMay('states:ListExecutions', machine)).toEqual(having('inspect'));
    expect(await whoMay('states:StopExecution', execution)).toEqual(having('inspect'));
    const ofOthers = execution.replace(':case-1', '-of-others:case-1');
    expect(await whoMay('states:StopExecution', ofOthers)).toEqual([]);
  });

  it.each(['DescribeExecution', 'GetExecutionHistory', 'UpdateStateMachine'])(
    'lets no function %s, since histories hold task tokens',
    async (action) => {
      const execution = `${machine.replace(':stateMachine:', ':execution:')}:case-1`;
      expect(
        await whoMay(`states:${action}`, action === 'UpdateStateMachine' ? machine : execution),
      ).toEqual([]);
    },
  );

  it('calls its own steps and no other function', async () => {
    const role = model.stateMachines[0]?.roleArn ?? '';
    const called = await Promise.all(
      model.functions.map(({ arn }) =>
        stage.iam.allows(role, { action: 'lambda:InvokeFunction', resource: arn }),
      ),
    );
    const names = model.functions.filter((_, position) => called[position]).map(({ name }) => name);
    expect(names.toSorted()).toEqual(stepNames.map((name) => fn(name).name).toSorted());
  });
});

describe('mail', () => {
  const identity = `arn:aws:ses:${model.region}:${model.account}:identity/parley.example`;
  const from = fn('AwaitCustomerReply').environment['MAIL_FROM'] ?? '';

  it('is sent by functions with send access, from the bank’s address only', async () => {
    const sending = await whoMay('ses:SendEmail', identity, { 'ses:FromAddress': from });
    expect(sending).toEqual(having('send'));
    const asAnother = { 'ses:FromAddress': 'ceo@parley.example' };
    expect(await whoMay('ses:SendEmail', identity, asAnother)).toEqual([]);
  });

  it('is not sent from another identity of the account', async () => {
    const other = identity.replace('parley.example', 'other.example');
    expect(await whoMay('ses:SendEmail', other, { 'ses:FromAddress': from })).toEqual([]);
  });
});

describe('files', () => {
  const quarantined = `${files}/quarantine/case-1/file-1`;
  const clean = `${files}/clean/case-1/file-1`;

  it('are put into quarantine by those who sign forms, and nowhere else', async () => {
    expect(await whoMay('s3:PutObject', quarantined)).toEqual(having('upload'));
    expect(await whoMay('s3:PutObject', `${files}/elsewhere`)).toEqual([]);
  });

  it('are fetched only when clean, by those who sign addresses', async () => {
    expect(await whoMay('s3:GetObject', clean)).toEqual(having('download'));
  });

  it('in quarantine are read and released by the one that judges them', async () => {
    expect(await whoMay('s3:GetObject', quarantined)).toEqual(['ScanEvidence']);
    expect(await whoMay('s3:PutObject', clean)).toEqual(['ScanEvidence']);
  });

  it('that were received are deleted at the end of retention alone', async () => {
    expect(await whoMay('s3:DeleteObject', clean)).toEqual(['PurgeExpired']);
    expect((await whoMay('s3:DeleteObject', quarantined)).toSorted()).toEqual([
      'PurgeExpired',
      'ScanEvidence',
    ]);
    expect(await whoMay('s3:ListBucket', files)).toEqual(['PurgeExpired']);
  });

  it.each([
    's3:PutBucketPolicy',
    's3:PutObjectAcl',
    's3:GetObjectVersion',
    's3:BypassGovernanceRetention',
  ])('give nobody %s', async (action) => {
    const resource = action === 's3:PutBucketPolicy' ? files : clean;
    expect(await whoMay(action, resource)).toEqual([]);
  });
});

describe('any function', () => {
  it('has exactly the variables its access asks for', () => {
    for (const name of everybody) {
      const { environment } = fn(name);
      const schemas = fragmentsFor(accessByName[name] ?? []).map((it) => configFragments[it]);
      const wanted = schemas.flatMap((schema) => Object.keys(schema.shape));
      expect([name, ...Object.keys(environment).toSorted()]).toEqual([name, ...wanted.toSorted()]);
      for (const schema of schemas) schema.parse(pick(environment, Object.keys(schema.shape)));
    }
    expect(fn('PreToken').environment).toEqual({});
  });

  it('has a role of its own without managed policies', () => {
    expect(new Set(model.functions.map(({ roleArn }) => roleArn)).size).toBe(
      model.functions.length,
    );
    expect(stage.ofType('AWS::IAM::ManagedPolicy')).toEqual([]);
    expect(stage.ofType('AWS::IAM::Policy')).toEqual([]);
    const managed = stage
      .ofType('AWS::IAM::Role')
      .filter((r) => 'ManagedPolicyArns' in r.Properties);
    expect(managed).toEqual([]);
  });

  it('may touch everything only where the service knows no resources', () => {
    const wide = statements().filter(({ Resource }) =>
      [Resource].flat().some((r) => r.endsWith('*') && !isFolder(r) && !isExecution(r)),
    );
    const actions = new Set(wide.flatMap(({ Action }) => [Action].flat()));
    expect([...actions].filter((it) => !it.startsWith('xray:')).toSorted()).toEqual(LOG_DELIVERY);
  });

  it('is allowed actions by their full names', () => {
    const actions = statements().flatMap(({ Action }) => [Action].flat());
    expect(actions.filter((it) => it.includes('*'))).toEqual([]);
  });

  it('without change, run or send access changes nothing anywhere', () => {
    for (const name of lacking('change', 'run', 'send')) {
      const role = model.roles.find(({ arn }) => arn === fn(name).roleArn);
      const actions = statements(role ? [role] : []).flatMap(({ Action }) => [Action].flat());
      expect([name, ...actions.filter((it) => !HARMLESS.test(it))]).toEqual([name]);
    }
  });
});

/** Step Functions delivers its own log with these, for which AWS knows no resources. */
const LOG_DELIVERY = [
  'logs:CreateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:DescribeLogGroups',
  'logs:DescribeResourcePolicies',
  'logs:GetLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:UpdateLogDelivery',
];
const HARMLESS =
  /^(logs:(CreateLogStream|PutLogEvents)|xray:Put\w+|dynamodb:(GetItem|BatchGetItem|Query)|s3:GetObject|kms:(Decrypt|DescribeKey))$/;

interface Statement {
  readonly Action: string | string[];
  readonly Resource: string | string[];
}

function statements(roles = model.roles): Statement[] {
  return roles
    .flatMap(({ policies }) => policies)
    .flatMap(({ document }) => document['Statement'] as Statement[]);
}

function pick(of: Readonly<Record<string, string>>, names: readonly string[]) {
  return Object.fromEntries(names.map((name) => [name, of[name]]));
}

/** The two folders of files, each below its own name. */
function isFolder(resource: string): boolean {
  return ['quarantine', 'clean'].some((folder) => resource === `${files}/${folder}/*`);
}

/** All executions of our machine, and of no other. */
function isExecution(resource: string): boolean {
  return resource === `${machine.replace(':stateMachine:', ':execution:')}:*`;
}
