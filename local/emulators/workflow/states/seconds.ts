import { QueryEvaluationError } from '../errors.ts';
import type { Situation } from '../outcome.ts';

const LONGEST_SECONDS = 99_999_999;

/** A literal or computed number of seconds; whole, from `least` to 99,999,999. */
export async function secondsOf(
  template: number | string,
  field: string,
  situation: Situation,
  least: number,
): Promise<number> {
  const value = await situation.evaluate(template, field);
  if (typeof value === 'number' && Number.isInteger(value) && value >= least) {
    if (value <= LONGEST_SECONDS) return value;
  }
  throw new QueryEvaluationError(
    `${field} must be a whole number from ${least} to ${LONGEST_SECONDS}.`,
  );
}
