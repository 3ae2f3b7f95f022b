import type { TaskState } from '../definition-types.ts';
import { DataLimitExceeded, QueryEvaluationError } from '../errors.ts';
import type { Call } from '../execution.ts';
import { isRecord, type Json, jsonBytes, PAYLOAD_LIMIT } from '../json.ts';
import type { Outcome, Situation } from '../outcome.ts';
import { resourceOf } from '../resource.ts';
import { secondsOf } from './seconds.ts';

/** Computes the call and its deadlines; the call itself is made once that is stored. */
export async function task(state: TaskState, situation: Situation): Promise<Outcome> {
  const call = await callOf(state, situation);
  if (jsonBytes(call.payload) > PAYLOAD_LIMIT) throw new DataLimitExceeded(`'${situation.name}'`);
  const timeoutSeconds = await optionalSeconds(state, 'TimeoutSeconds', situation);
  const heartbeatSeconds = await optionalSeconds(state, 'HeartbeatSeconds', situation);
  return { kind: 'call', call, ...timeoutSeconds, ...heartbeatSeconds };
}

async function callOf(state: TaskState, situation: Situation): Promise<Call> {
  const given =
    state.Arguments === undefined
      ? situation.input
      : await situation.evaluate(state.Arguments, 'Arguments');
  const resource = resourceOf(state.Resource);
  if (resource?.kind === 'function') {
    return { functionArn: state.Resource, payload: given, direct: true };
  }
  const { name, payload } = invocation(given);
  return { functionArn: situation.functionArn(name), payload, direct: false };
}

function invocation(given: Json): { name: string; payload: Json } {
  if (!isRecord(given) || typeof given['FunctionName'] !== 'string') {
    throw new QueryEvaluationError('Arguments of lambda:invoke need a FunctionName.');
  }
  const { FunctionName: name, Payload: payload = {}, ...rest } = given;
  const unknown = Object.keys(rest);
  if (unknown.length > 0) {
    throw new QueryEvaluationError(`lambda:invoke does not know ${unknown.join(', ')} here.`);
  }
  return { name, payload };
}

async function optionalSeconds(
  state: TaskState,
  field: 'TimeoutSeconds' | 'HeartbeatSeconds',
  situation: Situation,
) {
  const template = state[field];
  if (template === undefined) return {};
  const key = field === 'TimeoutSeconds' ? 'timeoutSeconds' : 'heartbeatSeconds';
  return { [key]: await secondsOf(template, field, situation, 1) };
}

/** What `$states.result` is for the answer of a call, in the shape AWS gives it. */
export function resultOf(call: Call, answer: Json): Json {
  if (call.direct) return answer;
  return { ExecutedVersion: '$LATEST', Payload: answer, StatusCode: 200 };
}
