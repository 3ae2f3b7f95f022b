import { build } from 'esbuild';
import { expect, test } from 'vitest';

const clientsOf = async (...adapters: string[]): Promise<string[]> => {
  const { metafile } = await build({
    stdin: {
      contents: adapters.map((name) => `export * from './functions/adapters/${name}.ts';`).join(''),
      resolveDir: process.cwd(),
    },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
  });
  const inputs = Object.keys(metafile.inputs).join('\n');
  return [...new Set(inputs.match(/@aws-sdk\/client-[\w-]+|@aws-sdk\/lib-[\w-]+/g))].toSorted();
};

test('a function that reads cases carries the DynamoDB client and no other', async () => {
  const stores = ['dynamo-case-store', 'dynamo-staff-directory', 'dynamo-access-store'];
  expect(await clientsOf(...stores, 'random-ids', 'system-clock')).toEqual([
    '@aws-sdk/client-dynamodb',
  ]);
});

test('only a function that sends mail carries the SES client', async () => {
  expect(await clientsOf('step-functions-control')).toEqual(['@aws-sdk/client-sfn']);
  expect(await clientsOf('ses-mailer')).toEqual(['@aws-sdk/client-ses']);
});
