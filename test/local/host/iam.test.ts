import { describe, expect, it } from 'vitest';
import { sesAccess, statesAccess } from '../../../local/host/access.ts';
import { dynamodbAccess } from '../../../local/host/access-dynamodb.ts';
import type { StackModel } from '../../../local/host/assembly/model.ts';
import { type AccessRequest, openIam } from '../../../local/host/iam.ts';

const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/T';
const MACHINE = 'arn:aws:states:eu-west-1:000000000000:stateMachine:M';
const ROLE = 'arn:aws:iam::000000000000:role/R';

const stack: StackModel = {
  account: '000000000000',
  region: 'eu-west-1',
  tables: [
    { name: 'T', arn: TABLE, partitionKey: 'pk', indexKeys: { I: 'owner' }, properties: {} },
  ],
  functions: [],
  roles: [],
  permissions: [],
  apis: [],
  apiPaths: [],
  pageHeaders: {},
  rules: [],
  stateMachines: [{ name: 'M', arn: MACHINE, roleArn: ROLE, definition: {} }],
  userPools: [],
  mail: { identities: ['bank.example'], configurationSets: ['set'], destinations: [] },
  keys: [],
  buckets: [],
  queues: [],
};

type Statement = Readonly<Record<string, unknown>>;

function mayDo(statements: readonly Statement[], request: AccessRequest): Promise<boolean> {
  const document = { Version: '2012-10-17', Statement: statements };
  const role = { name: 'R', arn: ROLE, policies: [{ name: 'p', document }] };
  return openIam([role], stack.account).allows(ROLE, request);
}

const allow = (Action: string, Resource: string, more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

describe('permissions of DynamoDB calls', () => {
  it('are on the table, or on the index that is asked', () => {
    const query = {
      TableName: 'T',
      IndexName: 'I',
      KeyConditionExpression: '#o = :o AND sk > :x',
      ExpressionAttributeNames: { '#o': 'owner' },
      ExpressionAttributeValues: { ':o': { S: 'me' }, ':x': { S: 'y' } },
    };
    expect(dynamodbAccess(stack, 'Query', query)).toEqual([
      {
        action: 'dynamodb:Query',
        resource: `${TABLE}/index/I`,
        context: { 'dynamodb:LeadingKeys': ['me'] },
      },
    ]);
    expect(dynamodbAccess(stack, 'Scan', { TableName: 'T' })).toEqual([
      { action: 'dynamodb:Scan', resource: TABLE },
    ]);
  });

  it('of a transaction are those of each of its items', () => {
    const key = { pk: { S: 'a' } };
    const items = [
      { Put: { TableName: 'T', Item: key } },
      { Update: { TableName: 'T', Key: key } },
      { Delete: { TableName: 'T', Key: key } },
      { ConditionCheck: { TableName: 'Other', Key: key } },
    ];
    const access = dynamodbAccess(stack, 'TransactWriteItems', { TransactItems: items });
    expect(access.map((a) => [a.action, a.resource.split('/').pop()])).toEqual([
      ['dynamodb:PutItem', 'T'],
      ['dynamodb:UpdateItem', 'T'],
      ['dynamodb:DeleteItem', 'T'],
      ['dynamodb:ConditionCheckItem', 'Other'],
    ]);
    expect(access[0]?.context).toEqual({ 'dynamodb:LeadingKeys': ['a'] });
  });

  it('of a batch are once per table with all its keys', () => {
    const write = [
      { PutRequest: { Item: { pk: { S: 'a' } } } },
      { DeleteRequest: { Key: { pk: { S: 'b' } } } },
    ];
    expect(dynamodbAccess(stack, 'BatchWriteItem', { RequestItems: { T: write } })).toEqual([
      {
        action: 'dynamodb:BatchWriteItem',
        resource: TABLE,
        context: { 'dynamodb:LeadingKeys': ['a', 'b'] },
      },
    ]);
  });

  it('honour a condition on leading keys', async () => {
    const condition = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CASE#*'] } };
    const statements = [allow('dynamodb:PutItem', TABLE, { Condition: condition })];
    const mayPut = (pk: string) => {
      const access = dynamodbAccess(stack, 'PutItem', { TableName: 'T', Item: { pk: { S: pk } } });
      return Promise.all(access.map((request) => mayDo(statements, request)));
    };
    expect(await mayPut('CASE#1')).toEqual([true]);
    expect(await mayPut('STAFF#1')).toEqual([false]);
  });

  it('on an index are not given by the table alone', async () => {
    const request = { action: 'dynamodb:Query', resource: `${TABLE}/index/I` };
    expect(await mayDo([allow('dynamodb:Query', TABLE)], request)).toBe(false);
    expect(await mayDo([allow('dynamodb:Query', `${TABLE}/index/*`)], request)).toBe(true);
  });
});

describe('a table under a key of the bank', () => {
  const keyArn = 'arn:aws:kms:eu-west-1:000000000000:key/1';
  const policy = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: 'kms:*',
        Resource: '*',
        Principal: { AWS: 'arn:aws:iam::000000000000:root' },
      },
    ],
  };
  const tables = stack.tables.map((table) => ({ ...table, keyArn }));
  const keyed = { ...stack, tables, keys: [{ arn: keyArn, policy }] };

  it.each([
    ['is closed to a role that may not use the key', [], false],
    ['is open to a role that may', [allow('kms:Decrypt', keyArn)], true],
  ])('%s', async (_what, more, expected) => {
    const requests = dynamodbAccess(keyed, 'Scan', { TableName: 'T' });
    const statements = [allow('dynamodb:Scan', TABLE), ...more];
    const answers = await Promise.all(requests.map((request) => mayDo(statements, request)));
    expect(requests.map((r) => r.action)).toEqual(['dynamodb:Scan', 'kms:Decrypt']);
    expect(answers).toEqual([true, expected]);
  });
});

describe('permissions of other calls', () => {
  it('to start an execution are on the machine or alias that is started', async () => {
    const [request = expect.fail('no access')] = statesAccess('StartExecution', {
      stateMachineArn: `${MACHINE}:live`,
    });
    expect(await mayDo([allow('states:StartExecution', `${MACHINE}:live`)], request)).toBe(true);
    expect(await mayDo([allow('states:StartExecution', MACHINE)], request)).toBe(false);
  });

  it.each([['*'], [MACHINE]])('to answer a task may name %s', async (resource) => {
    const [request = expect.fail('no access')] = statesAccess('SendTaskSuccess', {});
    expect(await mayDo([allow('states:SendTaskSuccess', resource)], request)).toBe(true);
    expect(await mayDo([allow('states:SendTaskFailure', resource)], request)).toBe(false);
  });

  it('to send mail are on the verified domain and the configuration set, with the sender', () => {
    const parameters = new URLSearchParams({
      Action: 'SendEmail',
      Source: 'Desk <desk@bank.example>',
      ConfigurationSetName: 'set',
    });
    const context = { 'ses:FromAddress': 'desk@bank.example' };
    const arn = 'arn:aws:ses:eu-central-1:000000000000:';
    expect(sesAccess(stack, 'eu-central-1', parameters)).toEqual([
      { action: 'ses:SendEmail', resource: `${arn}identity/bank.example`, context },
      { action: 'ses:SendEmail', resource: `${arn}configuration-set/set`, context },
    ]);
  });

  it('to send mail hold for the sender that is named, on identity and configuration set', async () => {
    const condition = { StringEquals: { 'ses:FromAddress': 'desk@bank.example' } };
    const resource = 'arn:aws:ses:eu-west-1:000000000000:';
    const statements = ['identity/bank.example', 'configuration-set/set'].map((name) =>
      allow('ses:SendEmail', `${resource}${name}`, { Condition: condition }),
    );
    const maySend = (Source: string) => {
      const parameters = { Action: 'SendEmail', Source, ConfigurationSetName: 'set' };
      const access = sesAccess(stack, 'eu-west-1', new URLSearchParams(parameters));
      return Promise.all(access.map((request) => mayDo(statements, request)));
    };
    expect(await maySend('desk@bank.example')).toEqual([true, true]);
    expect(await maySend('ceo@bank.example')).toEqual([false, false]);
  });

  it('are overruled by a denial', async () => {
    const request = { action: 'dynamodb:PutItem', resource: TABLE };
    const deny = { ...allow('dynamodb:*', '*'), Effect: 'Deny' };
    expect(await mayDo([allow('dynamodb:*', '*')], request)).toBe(true);
    expect(await mayDo([allow('dynamodb:*', '*'), deny], request)).toBe(false);
  });

  it('are refused in the words of AWS', async () => {
    const iam = openIam([{ name: 'R', arn: ROLE, policies: [] }], stack.account);
    const principal = { kind: 'role', roleArn: ROLE, session: 'fn' } as const;
    const request = { action: 'dynamodb:PutItem', resource: TABLE };
    await expect(iam.authorize(principal, [request])).rejects.toThrow(
      `User: arn:aws:sts::000000000000:assumed-role/R/fn is not authorized to perform: dynamodb:PutItem on resource: ${TABLE}`,
    );
  });
});
