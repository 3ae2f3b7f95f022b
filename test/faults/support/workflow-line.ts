/** The workflow emulator behind the SDK's commands and errors. */
import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  type SFNClient,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import type { WorkflowEmulator } from '../../../local/emulators/workflow/index.ts';
import type { Actor, Service } from './calls.ts';
import type { Stage } from './stage.ts';
import type { SdkCommand } from './table-line.ts';

const named = (name: string): Error => Object.assign(new Error(name), { name });
const service: Service = {
  name: 'workflow',
  passing: (chance) => named(chance.of('ThrottlingException', 'TimeoutError', 'InternalFailure')),
};

function errorOf({ __type, message }: { __type: string; message: string }): Error {
  const base = { message, $metadata: {} };
  switch (__type) {
    case 'ExecutionAlreadyExists':
      return new ExecutionAlreadyExists(base);
    case 'ExecutionDoesNotExist':
      return new ExecutionDoesNotExist(base);
    case 'TaskTimedOut':
      return new TaskTimedOut(base);
    case 'TaskDoesNotExist':
      return new TaskDoesNotExist(base);
    default:
      return Object.assign(new Error(message), { name: __type });
  }
}

/** Told before a token is answered. */
export type Signalling = (token: string) => Promise<void>;

export const workflowDesk =
  (workflow: WorkflowEmulator) => async (operation: string, input: object) => {
    const { status, body } = await workflow.handle(
      `AWSStepFunctions.${operation}`,
      // as JSON: absent members are absent on the wire
      JSON.stringify(input),
    );
    // the emulator's own shape of a refusal
    if (status !== 200) throw errorOf(body as { __type: string; message: string });
    return body;
  };

export function workflowLine(
  stage: Pick<Stage, 'call'>,
  actor: Actor,
  workflow: WorkflowEmulator,
  signalling: Signalling,
) {
  const ask = workflowDesk(workflow);
  const send = ({ constructor, input }: SdkCommand) => {
    const operation = constructor.name.replace(/Command$/, '');
    const make = async () => {
      if (operation.startsWith('SendTask')) await signalling(String(input['taskToken']));
      return ask(operation, input);
    };
    return stage.call(actor, { service, what: operation, mayRepeat: true, make });
  };
  return { send } as unknown as SFNClient;
}
