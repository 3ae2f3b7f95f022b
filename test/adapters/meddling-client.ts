import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export interface Command {
  readonly constructor: { readonly name: string };
  // commands have a different input each; tests look at the one they expect
  readonly input: Record<string, unknown>;
}
export type Meddle = (command: Command, go: () => Promise<object>) => Promise<object>;

/** The client with somebody on the line who sees every command and may answer, fail or alter it. */
export function meddling(client: DynamoDBClient, meddle: Meddle): DynamoDBClient {
  const send = (command: Command) => meddle(command, () => client.send(command as never));
  // the adapters use nothing of the client but `send`
  return { send } as unknown as DynamoDBClient;
}
