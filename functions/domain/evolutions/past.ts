import type { Actor } from '../actor.ts';
import type { Case } from '../case.ts';
import type { EventData, EventName } from '../events.ts';

/** The case before, the event's data, its moment and its actor. */
export interface Past<N extends EventName> {
  readonly it: Case;
  readonly data: EventData<N>;
  readonly at: string;
  readonly by: Actor;
}

/** What each event changes; fields that it does not name stay as they are. */
export type Evolutions = { readonly [N in EventName]: (past: Past<N>) => Partial<Case> };
