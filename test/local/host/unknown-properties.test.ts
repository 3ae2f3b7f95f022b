import { beforeAll, expect, it } from 'vitest';
import { readAssembly } from '../../../local/host/read-assembly.ts';
import { changedAssembly } from './changed-assembly.ts';
import { fixtureAssembly } from './fixture-assembly.ts';

let folder: string;
beforeAll(async () => {
  folder = (await fixtureAssembly()).assembly;
});

it.each([
  ['AWS::Lambda::Function', 'VpcConfig', { SubnetIds: ['subnet-1'] }, /VpcConfig/],
  ['AWS::Lambda::Function', 'Runtime', 'python3.13', /no runtime python3.13/],
  ['AWS::IAM::Role', 'PermissionsBoundary', 'arn:aws:iam::1:policy/p', /PermissionsBoundary/],
])('%s with %s is refused, since the laptop would do without it', (type, name, value, words) => {
  const copy = changedAssembly(folder, ({ Resources }) => {
    const found = Object.values(Resources).find(({ Type }) => Type === type);
    if (!found) throw new Error(`The fixture has no ${type}`);
    found.Properties[name] = value;
  });
  expect(() => readAssembly(copy)).toThrow(words);
});

type Change = Parameters<typeof changedAssembly>[1];
const inRole =
  (statement: object): Change =>
  ({ Resources }) => {
    const found = Object.values(Resources).find(({ Type }) => Type === 'AWS::IAM::Policy');
    if (!found) throw new Error('The fixture has no policy');
    const { Statement } = found.Properties['PolicyDocument'] as { Statement: object[] };
    Statement.push(statement);
  };
const inKey =
  (statement: object): Change =>
  ({ Resources }) => {
    const KeyPolicy = { Statement: [statement] };
    Resources['AnotherKey'] = { Type: 'AWS::KMS::Key', Properties: { KeyPolicy } };
  };

it.each([
  ['a role', inRole],
  ['a key', inKey],
])('a statement about %s with a condition that nobody can judge stops the host', (_, put) => {
  const denying = (operator: string) => {
    const Condition = { [operator]: { 'aws:PrincipalTag/team': 'a' } };
    return changedAssembly(
      folder,
      put({ Effect: 'Deny', Action: '*', Resource: '*', Principal: '*', Condition }),
    );
  };
  expect(() => readAssembly(denying('StringMatches'))).toThrow(
    /condition with StringMatches, which the laptop cannot judge/,
  );
  for (const known of ['stringlike', 'ForAnyValue:StringNotEqualsIfExists', 'Null', 'ArnLike'])
    expect(() => readAssembly(denying(known))).not.toThrow();
});
