import { App, aws_kms as kms, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CaseStore } from '../../infra/constructs/case-store.ts';
import type { TableDefinition } from '../../local/emulators/table/index.ts';

/** The case table as infra defines it, under another name: what the adapters are tested on is what is deployed. */
export function casesTable(): (TableName: string) => TableDefinition {
  // the (slow) validation of the library has the whole stack in test/infra
  const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Tables');
  const key = new kms.Key(stack, 'Key');
  const store = new CaseStore(stack, 'CaseStore', { key, isProd: false });
  const template = Template.fromStack(Stack.of(store));
  const [table] = Object.values(template.findResources('AWS::DynamoDB::Table'));
  // the template is untyped; ensureTable refuses what it does not understand
  const properties = table?.['Properties'] as TableDefinition;
  return (TableName) => ({ ...properties, TableName });
}
