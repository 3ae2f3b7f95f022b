/** Given a case, when a command, then events or a refusal: the form in which the bank's rules are told. */
import { expect } from 'vitest';
import type { Actor } from '#domain/actor.ts';
import type { Case } from '#domain/case.ts';
import type { Command } from '#domain/commands.ts';
import type { Context } from '#domain/context.ts';
import { decide } from '#domain/decide.ts';
import { isRefusal, type Refusal, type RefusalName } from '#domain/errors.ts';
import type { DomainEvent, EventName } from '#domain/events.ts';
import { evolve } from '#domain/evolve.ts';
import { profileOf } from '#domain/profiles/index.ts';

export interface Circumstances extends Partial<Pick<Context, 'mergeTarget' | 'profile'>> {
  readonly by: Actor;
  readonly now: string;
  /** SHA-256 of what is accepted; a fixed one unless the test is about it. */
  readonly termsHash?: string;
}

const HASH = 'ab'.repeat(32);

const contextOf = (it: Case, { by, now, ...rest }: Circumstances): Context => ({
  it,
  actor: by,
  now,
  profile: profileOf(it),
  termsHash: HASH,
  ...rest,
});

/** The case after events of one command, numbered as the store numbers them; the hash chain is left out. */
export const after = (it: Case, events: readonly DomainEvent[], at: string, by: Actor): Case => ({
  ...events.reduce((one, event) => evolve(one, event, at, by), it),
  version: it.version + 1,
  lastSeq: it.lastSeq + events.length,
});

/** Gives a command that must be legal and returns the case after it. Throws with the refusal otherwise. */
export function advance(it: Case, command: Command, circumstances: Circumstances): Case {
  const outcome = decide(contextOf(it, circumstances), command);
  if (isRefusal(outcome))
    throw new Error(
      `${command.name} in ${it.stage.status}: ${outcome.refused} ${JSON.stringify(outcome.detail)}`,
    );
  return after(it, outcome.events, circumstances.now, circumstances.by);
}

/** An expected event: its name, or its name with the part of its data that matters. */
type Expected = EventName | { readonly name: EventName; readonly data: object };

interface Outcome {
  /** Exactly these events, in this order; returns the case after them. */
  thenRecords(...expected: readonly Expected[]): Case;
  /** Refused by this name; returns the refusal with its detail and what is allowed instead. */
  thenRefused(name: RefusalName, detail?: Refusal['detail']): Refusal;
}

const named = (it: Expected) => (typeof it === 'string' ? { name: it } : it);

function outcomeOf(it: Case, command: Command, circumstances: Circumstances): Outcome {
  const result = decide(contextOf(it, circumstances), command);
  return {
    thenRecords: (...expected) => {
      expect(result, `${command.name} in ${it.stage.status}`).toMatchObject({
        events: expected.map(named),
      });
      if (isRefusal(result)) throw new Error(result.refused);
      return after(it, result.events, circumstances.now, circumstances.by);
    },
    thenRefused: (name, detail) => {
      expect(result, `${command.name} in ${it.stage.status}`).toMatchObject({
        refused: name,
        ...(detail ? { detail } : {}),
      });
      if (!isRefusal(result)) throw new Error('not refused');
      return result;
    },
  };
}

/** Starts a sentence: `given(aCase.offered()).when({ name, data }, { by, now }).thenRecords('OfferAccepted')`. */
export const given = (it: Case) => ({
  when: (command: Command, circumstances: Circumstances): Outcome =>
    outcomeOf(it, command, circumstances),
});
