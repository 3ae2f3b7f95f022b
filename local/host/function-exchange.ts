import { randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { FunctionModel } from './assembly/model.ts';
import { FunctionError } from './function-error.ts';

/** What Lambda allows for loading the code, apart from the function's own timeout. */
const INIT_MS = 10_000;

/** Lambda's limit for a synchronous response. */
const MAX_RESPONSE_BYTES = 6 * 1024 * 1024;

interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

/** `loaded` starts the function's own time. */
type Answer = 'loaded' | { readonly result: string } | { readonly failure: Failure };

/**
 * Hands one event to a worker and waits for its result, its failure, its end or its timeout. On a timeout the worker is
 * terminated, after `die` has been told.
 */
export function exchange(
  worker: Worker,
  model: FunctionModel,
  event: unknown,
  die: () => void,
): Promise<unknown> {
  const requestId = randomUUID();
  const timeoutMs = model.timeoutSeconds * 1000;
  return new Promise((resolve, reject) => {
    const expire = () => {
      die();
      settle(() => reject(timedOut(requestId, model.timeoutSeconds)));
      void worker.terminate();
    };
    let timer = setTimeout(expire, INIT_MS + timeoutMs);
    const onError = (error: unknown) => settle(() => reject(crashed(error)));
    const onExit = (code: number) => settle(() => reject(left(requestId, code)));
    const onMessage = (answer: Answer) => {
      if (answer !== 'loaded') return settle(() => settleAnswer(answer, resolve, reject));
      clearTimeout(timer);
      timer = setTimeout(expire, timeoutMs);
    };
    const settle = (end: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      end();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    worker.postMessage({ requestId, timeoutMs, event: JSON.stringify(event ?? null) });
  });
}

function settleAnswer(
  answer: Exclude<Answer, 'loaded'>,
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
