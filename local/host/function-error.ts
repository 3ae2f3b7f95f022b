/**
 * A failure as Lambda reports it: `name` is the errorType that `Retry` and `Catch` match. A function that outlives its
 * timeout is `Sandbox.Timedout`, one that leaves its process `Runtime.ExitError`; both count as `States.TaskFailed`.
 */
export class FunctionError extends Error {
  override readonly name: string;
  readonly trace: readonly string[];

  constructor(errorType: string, errorMessage: string, trace: readonly string[] = []) {
    super(errorMessage);
    this.name = errorType;
    this.trace = trace;
  }
}
