import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { FunctionModel } from './assembly/model.ts';
import { FunctionError } from './function-error.ts';
import type { FunctionLog } from './function-log.ts';

/** Lambda's limit for a synchronous response. */
const MAX_RESPONSE_BYTES = 6 * 1024 * 1024;

interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

type Answer = { readonly result: string } | { readonly failure: Failure };

/** One execution environment: a worker thread with its own variables that takes one event at a time. */
export interface FunctionInstance {
  readonly state: 'idle' | 'claimed' | 'dead';
  /** Takes the environment for one event, at once, so that no other caller can. */
  claim(): void;
  /** Event and result cross as JSON, as on the wire; afterwards the environment is free again, or dead. */
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface InstanceOptions {
  readonly model: FunctionModel;
  readonly environment: Readonly<Record<string, string>>;
  readonly clock: BigInt64Array<SharedArrayBuffer>;
  readonly log: FunctionLog;
  /** Environments start here; a rejected start shows up as the invocation's error. */
  readonly workerFile: URL;
}

/** Starts an environment; the module is loaded at once, so a cold start overlaps with the first event's way. */
export function startInstance(options: InstanceOptions): FunctionInstance {
  const { model, log } = options;
  const worker = startWorker(options);
  let state: FunctionInstance['state'] = 'idle';
  const die = () => (state = 'dead');
  log.follow(model.name, worker.stdout);
  log.follow(model.name, worker.stderr);
  worker.on('error', die);
  worker.once('exit', die);
  return {
    get state() {
      return state;
    },
    claim: () => (state = 'claimed'),
    invoke: (event) =>
      exchange(worker, model, event, die).finally(() => {
        if (state === 'claimed') state = 'idle';
      }),
    stop: async () => {
      die();
      await worker.terminate();
    },
  };
}

function startWorker({ model, environment, clock, workerFile }: InstanceOptions): Worker {
  return new Worker(workerFile, {
    env: environment,
    // the host may run under tsx or vitest; functions must not inherit their loaders
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: Math.max(64, model.memoryMb) },
    workerData: {
      clock,
      codeFolder: model.codeFolder,
      handler: model.handler,
      functionName: model.name,
      arn: model.arn,
      memoryMb: model.memoryMb,
    },
  });
}

function exchange(
  worker: Worker,
  model: FunctionModel,
  event: unknown,
  die: () => void,
): Promise<unknown> {
  const requestId = randomUUID();
  const timeoutMs = model.timeoutSeconds * 1000;
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      clearTimeout(timer);
      worker.removeAllListeners('message');
      worker.off('error', onError);
      worker.off('exit', onExit);
      end();
    };
    const onError = (error: unknown) => settle(() => reject(crashed(error)));
    const onExit = (code: number) => settle(() => reject(left(requestId, code)));
    const timer = setTimeout(() => {
      die();
      settle(() => reject(timedOut(requestId, model.timeoutSeconds)));
      void worker.terminate();
    }, timeoutMs);
    worker.once('error', onError);
    worker.once('exit', onExit);
    worker.once('message', (answer: Answer) => settle(() => settleAnswer(answer, resolve, reject)));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ requestId, timeoutMs, event: toWire(event) });
  });
}

function settleAnswer(
  answer: Answer,
  resolve: (value: unknown) => void,
  reject: (error: Error) => void,
): void {
  if ('failure' in answer) {
    const { errorType, errorMessage, trace } = answer.failure;
    reject(new FunctionError(errorType, errorMessage, trace));
  } else if (Buffer.byteLength(answer.result) > MAX_RESPONSE_BYTES) {
    reject(tooLarge(Buffer.byteLength(answer.result)));
  } else resolve(JSON.parse(answer.result));
}

function toWire(event: unknown): unknown {
  return JSON.parse(JSON.stringify(event ?? null));
}

function timedOut(requestId: string, seconds: number): FunctionError {
  const text = `RequestId: ${requestId} Error: Task timed out after ${seconds.toFixed(2)} seconds`;
  return new FunctionError('Sandbox.Timedout', text);
}

function left(requestId: string, code: number): FunctionError {
  const text = `RequestId: ${requestId} Error: Runtime exited with error: exit status ${code}`;
  return new FunctionError('Runtime.ExitError', text);
}

function crashed(error: unknown): FunctionError {
  const { name, message, code } = error as Error & { code?: string };
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return new FunctionError('Runtime.OutOfMemory', message);
  return new FunctionError(name, message);
}

function tooLarge(bytes: number): FunctionError {
  return new FunctionError(
    'Function.ResponseSizeTooLarge',
    `Response payload size (${bytes} bytes) exceeded maximum allowed payload size (${MAX_RESPONSE_BYTES} bytes).`,
  );
}
