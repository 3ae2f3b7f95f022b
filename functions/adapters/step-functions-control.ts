import {
  ExecutionAlreadyExists,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { canonical } from '#domain/hash-chain.ts';
import type { Run, Signal, Task } from '#domain/rows.ts';
import type { WorkflowControl } from '#ports';
import { quickCalls } from './aws-client.ts';

/** A client whose calls end: a socket that hangs must not take the function's whole time. */
export const stepFunctionsClient = (): SFNClient =>
  new SFNClient({
    ...quickCalls(),
    requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true },
  });

export interface StateMachine {
  readonly client: SFNClient;
  /** May be an alias: running executions finish on the definition they began with. */
  readonly stateMachineArn: string;
}

/** The state machine of the negotiation. Every call may be repeated: a second one finds the first. */
export const stepFunctionsControl = ({
  client,
  stateMachineArn,
}: StateMachine): WorkflowControl => ({
  async start(run) {
    const command = new StartExecutionCommand({
      stateMachineArn,
      name: `${run.caseId}-${run.run}`,
      input: inputOf(run),
    });
    await client.send(command).catch(unless(ExecutionAlreadyExists));
  },
  async signal({ token, signal }: Task) {
    if (!token || !signal) return 'alreadyMovedOn';
    const late = await send(client, token, signal).catch(unless(TaskTimedOut, TaskDoesNotExist));
    return late === 'known' ? 'alreadyMovedOn' : 'delivered';
  },
});

/** The same bytes whenever they are built, as a repeated start under one name must be. */
const inputOf = ({ caseId, run, startAt, departments, waitSeconds }: Run): string =>
  canonical({ caseId, run, startAt, departments, waitSeconds });

const send = (client: SFNClient, taskToken: string, { kind, event, output }: Signal) =>
  kind === 'success'
    ? client.send(new SendTaskSuccessCommand({ taskToken, output: canonical(output) }))
    : client.send(
        new SendTaskFailureCommand({ taskToken, error: event, cause: canonical(output) }),
      );

/** Errors that say "this was done before". */
const unless =
  (...known: readonly (new (...args: never[]) => Error)[]) =>
  (error: unknown): 'known' => {
    if (known.some((kind) => error instanceof kind)) return 'known';
    throw error;
  };
