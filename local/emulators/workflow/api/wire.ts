import * as z from 'zod/mini';
import { ApiError } from '../errors.ts';
import { inWords } from '../in-words.ts';
import { parseJson } from '../json.ts';
import type { Desk } from './desk.ts';
import * as executions from './executions.ts';
import * as machines from './machines.ts';
import * as tasks from './tasks.ts';

/** An answer of the awsJson1.0 protocol. */
export interface WireAnswer {
  readonly status: number;
  readonly body: object;
}

type Operation = (desk: Desk, request: unknown) => object | Promise<object>;

function operation<Schema extends z.ZodMiniType>(
  schema: Schema,
  answer: (desk: Desk, request: z.infer<Schema>) => object | Promise<object>,
): Operation {
  return (desk, request) => {
    const parsed = z.safeParse(schema, request, inWords);
    if (!parsed.success) throw new ApiError('ValidationException', z.prettifyError(parsed.error));
    return answer(desk, parsed.data);
  };
}

const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ['StartExecution', operation(executions.startExecutionRequest, executions.startExecution)],
  ['DescribeExecution', operation(executions.executionRequest, executions.describeExecution)],
  ['ListExecutions', operation(executions.listExecutionsRequest, executions.listExecutions)],
  ['GetExecutionHistory', operation(executions.historyRequest, executions.getExecutionHistory)],
  ['StopExecution', operation(executions.stopExecutionRequest, executions.stopExecution)],
  ['SendTaskSuccess', operation(tasks.successRequest, tasks.sendTaskSuccess)],
  ['SendTaskFailure', operation(tasks.failureRequest, tasks.sendTaskFailure)],
  ['SendTaskHeartbeat', operation(tasks.heartbeatRequest, tasks.sendTaskHeartbeat)],
  ['ListStateMachines', operation(machines.listStateMachinesRequest, machines.listStateMachines)],
  [
    'DescribeStateMachine',
    operation(machines.describeStateMachineRequest, machines.describeStateMachine),
  ],
]);

/** Answers one request; `target` is the x-amz-target header, such as `AWSStepFunctions.StartExecution`. */
export async function answerWire(
  desk: Desk,
  target: string,
  body: string | object,
): Promise<WireAnswer> {
  try {
    const name = target.replace(/^AWSStepFunctions\./, '');
    const handler = OPERATIONS.get(name);
    if (!handler) {
      throw new ApiError('UnknownOperationException', `This emulator does not know ${target}.`);
    }
    return { status: 200, body: await handler(desk, requestOf(body)) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: 400, body: { __type: error.name, message: error.message } };
  }
}

function requestOf(body: string | object): unknown {
  if (typeof body !== 'string') return body;
  const parsed = parseJson(body === '' ? '{}' : body);
  if (parsed === undefined) throw new ApiError('SerializationException', 'The body is not JSON.');
  return parsed;
}
