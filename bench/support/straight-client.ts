/** The DynamoDB client's `send`, straight into the emulator: no socket, no signature. For benches that measure the table's logic. */
import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { TableEmulator } from '../../local/emulators/table/index.ts';

interface Command {
  readonly input: object;
  readonly constructor: { readonly name: string };
}

export function straightClient(table: TableEmulator): DynamoDBClient {
  const send = async (command: Command): Promise<object> => {
    const operation = command.constructor.name.replace(/Command$/, '');
    const { status, body } = await table.handle(`DynamoDB_20120810.${operation}`, command.input);
    if (status === 200) return body;
    throw errorOf(body as { __type: string; message?: string; Item?: object });
  };
  // of the client only `send` is used by the adapters, with inputs that are plain JSON
  return { send } as unknown as DynamoDBClient;
}

function errorOf({
  __type,
  message = '',
  Item,
}: {
  __type: string;
  message?: string;
  Item?: object;
}) {
  if (!__type.endsWith('ConditionalCheckFailedException')) return new Error(`${__type} ${message}`);
  const error = new ConditionalCheckFailedException({ message, $metadata: {} });
  return Object.assign(error, { Item });
}
