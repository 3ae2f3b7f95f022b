import * as z from 'zod/mini';
import type { Draft } from '../draft.ts';
import { ApiError, StateError } from '../errors.ts';
import type { Frame } from '../execution.ts';
import { fail } from '../failure.ts';
import { PAYLOAD_LIMIT, parseJson } from '../json.ts';
import { answer } from '../moves.ts';
import { readToken } from '../tokens.ts';
import type { Desk } from './desk.ts';

const taskToken = z.string().check(z.minLength(1), z.maxLength(2_048));

export const successRequest = z.object({
  taskToken,
  output: z.string().check(z.maxLength(PAYLOAD_LIMIT)),
});

/** Gives a waiting task its result. */
export async function sendTaskSuccess(desk: Desk, request: z.infer<typeof successRequest>) {
  const output = parseJson(request.output);
  if (output === undefined) {
    throw new ApiError('InvalidOutput', "Invalid Output: 'Not a valid JSON'");
  }
  await settle(desk, request.taskToken, (draft, frame) =>
    answer(desk.engine.means, draft, frame, output),
  );
  return {};
}

export const failureRequest = z.object({
  taskToken,
  error: z.prefault(z.string().check(z.maxLength(256)), 'States.TaskFailed'),
  cause: z.prefault(z.string().check(z.maxLength(32_768)), ''),
});

/** Fails a waiting task by name. */
export async function sendTaskFailure(desk: Desk, request: z.infer<typeof failureRequest>) {
  const error = new StateError(request.error, request.cause);
  await settle(desk, request.taskToken, (draft, frame) =>
    fail(desk.engine.means, draft, frame, error),
  );
  return {};
}

export const heartbeatRequest = z.object({ taskToken });

/** Puts off a waiting task's heartbeat deadline; its TimeoutSeconds goes on. */
export async function sendTaskHeartbeat(desk: Desk, request: z.infer<typeof heartbeatRequest>) {
  await settle(desk, request.taskToken, (draft, frame) => {
    if (frame.heartbeatSeconds === undefined) return;
    draft.put({ ...frame, beatBy: draft.now + frame.heartbeatSeconds * 1_000 });
  });
  return {};
}

async function settle(
  desk: Desk,
  token: string,
  step: (draft: Draft, frame: Frame) => void | Promise<void>,
): Promise<void> {
  const address = readToken(token);
  if (!address) throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
  const execution = desk.store.bySerial(address.serial);
  if (!execution) {
    throw new ApiError('TaskDoesNotExist', "Task does not exist: 'Unknown execution'");
  }
  let accepted = false;
  await desk.engine.run(execution, async (draft) => {
    const frame = draft.frame(address.frame);
    if (frame?.phase !== 'calling' || frame.token !== token) return;
    accepted = true;
    await step(draft, frame);
  });
  if (!accepted) {
    throw new ApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }
}
