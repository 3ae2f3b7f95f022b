import type { Block, Exit, Template } from './definition-types.ts';
import type { StateError } from './errors.ts';
import type { Call } from './execution.ts';
import type { Json } from './json.ts';

/** What a state's work comes to; the engine alone turns it into stored changes. */
export type Outcome =
  | Leave
  | { readonly kind: 'fail'; readonly error: StateError }
  | { readonly kind: 'sleep'; readonly until: number }
  | CallOut
  | Fork;

export interface Leave {
  readonly kind: 'leave';
  /** Assign, Output and Next that apply. */
  readonly exit: Exit;
  /** Output when the exit has none. */
  readonly value: Json;
  /** `$states.result`, for states that have one. */
  readonly result?: Json;
}

export interface CallOut {
  readonly kind: 'call';
  readonly call: Call;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

export interface Fork {
  readonly kind: 'fork';
  readonly branches: readonly Branch[];
  /** Most branches at once; 0 for no limit. */
  readonly concurrency: number;
}
export interface Branch {
  readonly block: Block;
  readonly input: Json;
  readonly item?: { readonly Index: number; readonly Value: Json };
}

/** What a state sees while it works. */
export interface Situation {
  readonly name: string;
  readonly input: Json;
  /** Epoch ms. */
  readonly now: number;
  /** Completes a function's name to its ARN. */
  functionArn(name: string): string;
  /** `field` names the place for the Cause of a failure; `item` adds `$states.context.Map.Item`. */
  evaluate(template: Template, field: string, item?: Branch['item']): Promise<Json>;
}
