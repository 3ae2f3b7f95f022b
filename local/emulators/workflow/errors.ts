/**
 * A failure inside an execution. `name` is the ASL error name that Retry and Catch match; the message is its Cause.
 * One class per error that the interpreter itself can raise.
 */
export class StateError extends Error {
  override readonly name: string;
  constructor(name: string, cause: string) {
    super(cause);
    this.name = name;
  }
}

export class QueryEvaluationError extends StateError {
  constructor(cause: string) {
    super('States.QueryEvaluationError', cause);
  }
}
export class DataLimitExceeded extends StateError {
  constructor(what: string) {
    super(
      'States.DataLimitExceeded',
      `${what} returned a result with a size exceeding the maximum number of bytes service limit.`,
    );
  }
}
export class NoChoiceMatched extends StateError {
  constructor(state: string) {
    super(
      'States.NoChoiceMatched',
      `No choice of the state '${state}' matched and it has no Default.`,
    );
  }
}
export class TaskTimeout extends StateError {
  constructor(state: string) {
    super('States.Timeout', `The task '${state}' ran longer than its TimeoutSeconds.`);
  }
}
export class HeartbeatTimeout extends StateError {
  constructor(state: string) {
    super('States.HeartbeatTimeout', `The task '${state}' sent no heartbeat in time.`);
  }
}
export class ExecutionTimeout extends StateError {
  constructor() {
    super(
      'States.Timeout',
      'The execution ran longer than the TimeoutSeconds of its state machine.',
    );
  }
}
/** Ends the execution whatever its states retry or catch. */
export class RuntimeFault extends StateError {
  constructor(cause: string) {
    super('States.Runtime', cause);
  }
}

/** A definition that must not be run; lists every fault found. */
export class InvalidDefinition extends Error {
  override readonly name = 'InvalidDefinition';
  readonly faults: readonly string[];
  constructor(stateMachine: string, faults: readonly string[]) {
    super(`${stateMachine} cannot be loaded:\n- ${faults.join('\n- ')}`);
    this.faults = faults;
  }
}

/** A refusal of the wire API. `name` is the `__type` from which the SDK makes its typed error. */
export class ApiError extends Error {
  override readonly name: string;
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
