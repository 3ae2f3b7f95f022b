import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type LaptopClock, laptopClock } from '../../../local/clock.ts';
import { openWorkflow, type WorkflowEmulator } from '../../../local/emulators/workflow/index.ts';

import { MACHINE } from './definitions.ts';

export * from './definitions.ts';

/** A failure with the name that Retry and Catch match. */
export function failure(name: string, message = 'refused'): Error {
  return Object.assign(new Error(message), { name });
}

/** A clock that stands still until it is moved, so that no test depends on the speed of the machine. */
export function stillClock(startAt = Date.parse('2026-03-01T00:00:00Z')): LaptopClock {
  const moved = laptopClock();
  return { ...moved, now: () => startAt + moved.offset() };
}

export interface Call {
  readonly name: string;
  readonly payload: unknown;
  readonly at: number;
}
export type Behaviour = (payload: unknown, nth: number) => unknown;
export interface Ended {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

export interface Bench {
  readonly clock: LaptopClock;
  readonly workflow: WorkflowEmulator;
  readonly calls: Call[];
  /** Tokens in the order their tasks asked. */
  readonly tokens: string[];
  request(operation: string, body: object): Promise<Record<string, unknown>>;
  /** Defines, starts and waits for rest; gives the execution's ARN. */
  begin(definition: object, input?: unknown, name?: string): Promise<string>;
  forward(ms: number): Promise<void>;
  describe(executionArn: string): Promise<Ended>;
  history(executionArn: string): Promise<readonly Record<string, unknown>[]>;
}

/** A folder that is gone after the test, once the emulators in it are closed. */
export function newDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'parley-workflow-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

/** An emulator with functions by name; `echo` gives its payload back, `ask` takes a token. */
export async function openBench(
  functions: Readonly<Record<string, Behaviour>> = {},
  { dir = newDir(), clock = stillClock() } = {},
): Promise<Bench> {
  const calls: Call[] = [];
  const tokens: string[] = [];
  const known: Readonly<Record<string, Behaviour>> = {
    echo: (payload) => payload,
    ask: () => 'asked',
    ...functions,
  };
  const invoke = async (arn: string, payload: unknown) => {
    const name = arn.split(':')[6] ?? '';
    calls.push({ name, payload, at: clock.now() });
    const token = (payload as { token?: string } | null)?.token;
    if (token !== undefined) tokens.push(token);
    const behaviour = known[name];
    if (!behaviour) throw failure('Lambda.ResourceNotFoundException', `no function ${name}`);
    return behaviour(payload, calls.filter((call) => call.name === name).length);
  };
  const workflow = await openWorkflow({ dir, clock, invoke });
  onTestFinished(() => workflow.close());

  const request: Bench['request'] = async (operation, body) => {
    const answer = await workflow.handle(`AWSStepFunctions.${operation}`, body);
    return { ...answer.body, ...(answer.status !== 200 && { refused: answer.status }) };
  };
  return {
    clock,
    workflow,
    calls,
    tokens,
    request,
    async begin(definition, input = {}, name = 'one') {
      workflow.defineStateMachine(MACHINE, definition);
      const started = await request('StartExecution', {
        stateMachineArn: MACHINE,
        name,
        input: JSON.stringify(input),
      });
      await workflow.idle();
      return String(started['executionArn']);
    },
    async forward(ms) {
      clock.forward(ms);
      await workflow.idle();
    },
    async describe(executionArn) {
      const { status, output, error, cause } = await request('DescribeExecution', { executionArn });
      return {
        status: String(status),
        ...(typeof output === 'string' && { output: JSON.parse(output) as unknown }),
        ...(typeof error === 'string' && { error }),
        ...(typeof cause === 'string' && { cause }),
      };
    },
    async history(executionArn) {
      const { events } = await request('GetExecutionHistory', { executionArn, maxResults: 1_000 });
      return events as Record<string, unknown>[];
    },
  };
}
