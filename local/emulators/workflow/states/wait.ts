import type { WaitState } from '../definition-types.ts';
import { QueryEvaluationError } from '../errors.ts';
import type { Outcome, Situation } from '../outcome.ts';
import { secondsOf } from './seconds.ts';

// RFC 3339 with a T, seconds and a zone, as Step Functions wants it
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** Sleeps until an instant; one in the past is over at once. */
export async function wait(state: WaitState, situation: Situation): Promise<Outcome> {
  if (state.Timestamp !== undefined) {
    return { kind: 'sleep', until: await instant(state.Timestamp, situation) };
  }
  const seconds = await secondsOf(state.Seconds ?? 0, 'Seconds', situation, 0);
  return { kind: 'sleep', until: situation.now + seconds * 1_000 };
}

async function instant(template: string, situation: Situation): Promise<number> {
  const value = await situation.evaluate(template, 'Timestamp');
  if (typeof value !== 'string' || !TIMESTAMP.test(value) || Number.isNaN(Date.parse(value))) {
    throw new QueryEvaluationError('Timestamp must be an RFC 3339 instant.');
  }
  return Date.parse(value);
}
