/** Errors of services outside that say nothing about the case: nobody's fault, and over soon. */
import { errors, NamedError } from '#contracts/errors.ts';

const PASSING =
  /Throttl|Timeout|RequestLimitExceeded|ServiceUnavailable|InternalServerError|InternalFailure|ProvisionedThroughput|TransactionConflict|TransactionInProgress/;

export function isPassing(error: unknown): boolean {
  if (error instanceof NamedError) return errors[error.name].retryable;
  return error instanceof Error && PASSING.test(error.name);
}
