import type { Variables } from './definition-types.ts';
import type { Json } from './json.ts';

/** A Lambda call under way. It is stored before it is made, so that a restart repeats it unchanged. */
export interface Call {
  readonly functionArn: string;
  readonly payload: Json;
  /** True when the result is the bare payload (a function ARN as Resource) instead of an Invoke response. */
  readonly direct: boolean;
}

/**
 * One place where an execution is: the machine itself or one branch or iteration in it. Frames are replaced, never
 * changed, so that the stored one and the one in memory cannot differ.
 */
export interface Frame {
  readonly id: number;
  /** Frame of the Parallel or Map state this one belongs to; absent for the machine itself. */
  readonly parent?: number;
  readonly branch: number;
  readonly item?: { readonly Index: number; readonly Value: Json };
  /**
   * entered: about to do its state's work · calling: a task's call or token is open · sleeping: a Wait runs ·
   * retrying: waits for the next attempt · forked: branches run · pending: an iteration not begun · done: ended.
   */
  readonly phase: 'entered' | 'calling' | 'sleeping' | 'retrying' | 'forked' | 'pending' | 'done';
  readonly state: string;
  readonly input: Json;
  readonly variables: Variables;
  readonly enteredAt: number;
  /** Attempts used, per retrier of the state. */
  readonly retries: readonly number[];
  /** Number of the attempt, unique in the execution; late answers to earlier ones are recognised by it. */
  readonly attempt: number;
  /** Absent once the function has taken a token and only the token is awaited. */
  readonly call?: Call;
  readonly token?: string;
  /** Epoch ms: end of a Wait or of a retry's pause. */
  readonly until?: number;
  /** Epoch ms: States.Timeout. */
  readonly deadline?: number;
  /** Epoch ms: States.HeartbeatTimeout. */
  readonly beatBy?: number;
  readonly heartbeatSeconds?: number;
  readonly concurrency?: number;
  readonly output?: Json;
  /** Id of the frame's last history event. */
  readonly lastEvent: number;
}

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** What is known about an execution besides its frames. */
export interface ExecutionFacts {
  readonly serial: number;
  readonly arn: string;
  readonly name: string;
  /** Unqualified. */
  readonly stateMachineArn: string;
  /** The alias or version ARN it was started through. */
  readonly qualifiedArn?: string;
  readonly definition: string;
  /** As the caller wrote it: equal text is what makes a repeated start the same start. */
  readonly input: string;
  readonly status: Status;
  readonly startedAt: number;
  readonly stoppedAt?: number;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  /** Epoch ms: machine-level TimeoutSeconds. */
  readonly deadline?: number;
  /** Id of the last history event. */
  readonly events: number;
  readonly entered: number;
  /** The last number given to a frame or an attempt. */
  readonly numbers: number;
  /** True once the listeners have heard of its end. */
  readonly announced?: true;
}

/** An execution in memory. */
export interface Execution {
  facts: ExecutionFacts;
  readonly frames: Map<number, Frame>;
  /** Where in the journal the changes with history events lie. */
  readonly pages: number[];
}

export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  /** Epoch seconds, as on the wire. */
  readonly timestamp: number;
  readonly type: string;
  readonly [details: string]: unknown;
}

/** Whatever happened between two instants at which the execution may die; written as one line. */
export interface Change {
  readonly facts: ExecutionFacts;
  readonly put: readonly Frame[];
  readonly drop: readonly number[];
  readonly events: readonly HistoryEvent[];
}

/** The next instant at which the frame has to be woken, or undefined. */
export function alarmOf(frame: Frame): number | undefined {
  const times = [frame.until, frame.deadline, frame.beatBy].filter((time) => time !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
}
