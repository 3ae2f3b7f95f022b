/**
 * The lifecycle: every legal move of a case, once (field.md §5.4; docs/generated/lifecycle.md shows it whole). `decide`
 * enforces it, console buttons, the ASL contract test and the diagrams read it. What is not listed is illegal and answers
 * with the list of what is allowed.
 */
import type { Actor } from './actor.ts';
import type { Case, Status } from './case.ts';
import type { CommandName } from './commands.ts';
import { firstAnswer } from './moves/first-answer.ts';
import type { Move, Who } from './moves/move.ts';
import { outcome } from './moves/outcome.ts';
import { secondLook } from './moves/second-look.ts';
import { statusOf } from './opening.ts';

export { allStatuses, type Guard, type Move, openStatuses, type Who } from './moves/move.ts';

export const lifecycle: readonly Move[] = [...firstAnswer, ...secondLook, ...outcome];

const holds = (who: Who, actor: Actor): boolean =>
  who === 'customer' || who === 'system' ? actor.kind === who : actor.roles.includes(who);

/** The moves that `command` may make from this status, whoever asks. */
export const movesOf = (command: CommandName, status: Status | 'NONE'): Move[] =>
  lifecycle.filter((it) => it.command === command && it.from.includes(status));

/** Whether the actor holds a role that the move names. */
export const mayMove = (it: Move, actor: Actor): boolean => it.by.some((who) => holds(who, actor));

/** Commands that this actor may give in the case's status; guards are judged only when one is given. */
export function allowedCommands(it: Case, actor: Actor): CommandName[] {
  const status = statusOf(it);
  const moves = lifecycle.filter((row) => row.from.includes(status) && mayMove(row, actor));
  return [...new Set(moves.map((row) => row.command))];
}
