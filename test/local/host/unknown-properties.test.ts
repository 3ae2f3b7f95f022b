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
