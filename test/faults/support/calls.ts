/** What a function is to the stage, and what it asks of the world outside. */
import type { Chance } from './dice.ts';

/** One call of one function. */
export interface Actor {
  readonly name: string;
  /** What it was called for, such as the request of a client. */
  readonly purpose: string;
  /** How wrong its clock is. */
  readonly skewMs: number;
  /** How fast it is beside others: a slow one sees much happen between two of its calls. */
  readonly pace: number;
  dead: boolean;
  frozenUntil: number;
}

/** A crash is an end without a word: nothing of the function runs any more, not even what it would do at last. */
export type Ended<T> =
  | { readonly how: 'done'; readonly value: T }
  | { readonly how: 'failed'; readonly error: unknown }
  | { readonly how: 'crashed' };

export interface Service {
  readonly name: 'table' | 'workflow' | 'mail' | 'files' | 'pause';
  /** Errors of the kind that the service's SDK throws for no fault of the caller. */
  passing(chance: Chance, what: string): Error;
}

/** What is called, and whether the SDK may have made the call twice before it answered. */
export interface Call<T> {
  readonly service: Service;
  readonly what: string;
  readonly mayRepeat: boolean;
  readonly make: () => Promise<T>;
}
