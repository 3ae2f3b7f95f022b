import * as z from 'zod/mini';
import { ApiError } from '../errors.ts';
import type { Execution } from '../execution.ts';
import { isRecord, PAYLOAD_LIMIT, parseJson } from '../json.ts';
import { endWith } from '../lifetime.ts';
import type { Desk } from './desk.ts';
import { pageOf } from './pages.ts';
import { stateMachineArn } from './registry.ts';

const NAME_KEPT_MS = 90 * 24 * 3_600_000;
// AWS: no white space, brackets, wildcards, special or control characters
const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;
const maxResults = z.prefault(z.int().check(z.gte(0), z.lte(1_000)), 0);
const nextToken = z.optional(z.string());
const status = z.enum([
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'TIMED_OUT',
  'ABORTED',
  'PENDING_REDRIVE',
]);

export const startExecutionRequest = z.object({
  stateMachineArn: z.string(),
  name: z.optional(z.string()),
  input: z.prefault(z.string().check(z.maxLength(PAYLOAD_LIMIT)), '{}'),
});

/** Starts an execution, or gives the one that a repeated request has started already. */
export function startExecution(
  desk: Desk,
  { stateMachineArn: arn, name = desk.uuid(), input }: z.infer<typeof startExecutionRequest>,
) {
  const machine = desk.registry.find(arn);
  if (!NAME.test(name)) throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
  if (parseJson(input) === undefined || Buffer.byteLength(input) > PAYLOAD_LIMIT) {
    throw new ApiError('InvalidExecutionInput', "Invalid Execution Input: 'Invalid JSON'");
  }
  const executionArn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
  const known = desk.store.byArn(executionArn);
  if (known && nameIsTaken(desk, known)) return repeated(known, input);
  if (known) desk.store.forget(known);
  const execution = desk.engine.begin({
    arn: executionArn,
    name,
    stateMachineArn: machine.arn,
    ...(machine.qualifiedArn !== undefined && { qualifiedArn: machine.qualifiedArn }),
    definition: desk.store.keepDefinition(machine.definition),
    input,
  });
  return { executionArn, startDate: execution.facts.startedAt / 1_000 };
}

function nameIsTaken(desk: Desk, { facts }: Execution): boolean {
  return facts.stoppedAt === undefined || desk.now() - facts.stoppedAt < NAME_KEPT_MS;
}

function repeated({ facts }: Execution, input: string) {
  if (facts.status === 'RUNNING' && facts.input === input) {
    return { executionArn: facts.arn, startDate: facts.startedAt / 1_000 };
  }
  throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${facts.arn}'`);
}

export const executionRequest = z.object({ executionArn: z.string() });

function find(desk: Desk, arn: string): Execution {
  if (!/^arn:aws(-[a-z]+)*:states:[a-z0-9-]+:\d{12}:execution:[\w-]+:.+$/.test(arn)) {
    throw new ApiError('InvalidArn', `Invalid Arn: 'Invalid ARN: ${arn}'`);
  }
  const execution = desk.store.byArn(arn);
  if (!execution) {
    throw new ApiError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  }
  return execution;
}

function summary({ facts }: Execution) {
  const kind = /:\d+$/.test(facts.qualifiedArn ?? '') ? 'Version' : 'Alias';
  return {
    executionArn: facts.arn,
    stateMachineArn: facts.stateMachineArn,
    name: facts.name,
    status: facts.status,
    startDate: facts.startedAt / 1_000,
    redriveCount: 0,
    ...(facts.stoppedAt !== undefined && { stopDate: facts.stoppedAt / 1_000 }),
    ...(facts.qualifiedArn !== undefined && { [`stateMachine${kind}Arn`]: facts.qualifiedArn }),
  };
}

/** Everything about one execution but its history. */
export function describeExecution(desk: Desk, request: z.infer<typeof executionRequest>) {
  const execution = find(desk, request.executionArn);
  const { input, output, error, cause } = execution.facts;
  const included = { included: true };
  return {
    ...summary(execution),
    input,
    inputDetails: included,
    ...(output !== undefined && { output, outputDetails: included }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

export const listExecutionsRequest = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.optional(status),
  maxResults,
  nextToken,
});

/** Executions of a state machine, the latest first. */
export function listExecutions(desk: Desk, request: z.infer<typeof listExecutionsRequest>) {
  desk.registry.find(request.stateMachineArn);
  const { arn } = stateMachineArn(request.stateMachineArn);
  const wanted = desk.store
    .ofStateMachine(arn)
    .filter(({ facts }) => (request.statusFilter ?? facts.status) === facts.status);
  const size = request.maxResults || 100;
  const page = pageOf(wanted.toReversed(), ({ facts }) => facts.serial, size, request.nextToken);
  return { executions: page.members.map(summary), ...tokenOf(page) };
}

export const historyRequest = z.object({
  executionArn: z.string(),
  reverseOrder: z.prefault(z.boolean(), false),
  includeExecutionData: z.prefault(z.boolean(), true),
  maxResults,
  nextToken,
});

/** What has happened in an execution, page by page. */
export function getExecutionHistory(desk: Desk, request: z.infer<typeof historyRequest>) {
  const events = desk.store.history(find(desk, request.executionArn));
  const ordered = request.reverseOrder ? events.toReversed() : events;
  const page = pageOf(ordered, ({ id }) => id, request.maxResults || 100, request.nextToken);
  return {
    events: request.includeExecutionData ? page.members : page.members.map(withoutData),
    ...tokenOf(page),
  };
}

function withoutData(event: object): object {
  const entries = Object.entries(event).map(([key, value]) => [key, stripped(value)]);
  return Object.fromEntries(entries);
}

const EXECUTION_DATA = new Set(['input', 'output', 'parameters']);

function stripped(details: unknown): unknown {
  if (!isRecord(details)) return details;
  const kept = Object.entries(details).filter(([key]) => !EXECUTION_DATA.has(key));
  return Object.fromEntries(kept);
}

function tokenOf({ nextToken: token }: { readonly nextToken?: string }) {
  return token === undefined ? {} : { nextToken: token };
}

export const stopExecutionRequest = z.object({
  executionArn: z.string(),
  error: z.optional(z.string().check(z.maxLength(256))),
  cause: z.optional(z.string().check(z.maxLength(32_768))),
});

/** Aborts a running execution; its tokens are void at once. One that has ended stays as it is. */
export async function stopExecution(desk: Desk, request: z.infer<typeof stopExecutionRequest>) {
  const execution = find(desk, request.executionArn);
  const { error, cause } = request;
  const reason = {
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
  await desk.engine.run(execution, (draft) =>
    endWith(draft, 'ABORTED', 'ExecutionAborted', reason),
  );
  return { stopDate: (execution.facts.stoppedAt ?? desk.now()) / 1_000 };
}
