import type { Actor } from './actor.ts';
import type { Case } from './case.ts';
import type { CommandData, CommandName } from './commands.ts';
import type { Refusal } from './errors.ts';
import type { DomainEvent } from './events.ts';
import type { RuleProfile } from './rule-profile.ts';

/** All that a decision may look at. `now` is a UTC instant; nothing else tells the time. */
export interface Context {
  readonly it: Case;
  readonly actor: Actor;
  readonly now: string;
  readonly profile: RuleProfile;
  /** SHA-256 of the terms or decision at stake, computed by the caller since hashing is asynchronous. */
  readonly termsHash?: string;
  /** The case that a merge points to, if it was found. */
  readonly mergeTarget?: Case;
}

/** What one command does in a case that may receive it: its events, or a named refusal. */
export type Decision<N extends CommandName> = (
  context: Context,
  data: CommandData<N>,
) => DomainEvent[] | Refusal;
export type Decisions = { readonly [N in CommandName]: Decision<N> };
