/** From a command to its events: the lifecycle says whether, the guards say why not, the step says what follows. */
import type { Actor } from './actor.ts';
import type { Case } from './case.ts';
import type { Command, CommandName } from './commands.ts';
import type { Context, Decision, Decisions } from './context.ts';
import { isRefusal, type Refusal, refuse } from './errors.ts';
import type { DomainEvent } from './events.ts';
import { guards } from './guards.ts';
import { allowedCommands, mayMove, movesOf } from './lifecycle.ts';
import { statusOf } from './opening.ts';
import { anyTime } from './steps/any-time.ts';
import { assessment } from './steps/assessment.ts';
import { collection } from './steps/collection.ts';
import { decision } from './steps/decision.ts';
import { dissatisfied } from './steps/dissatisfied.ts';
import { evidence } from './steps/evidence.ts';
import { feedback } from './steps/feedback.ts';
import { mediation } from './steps/mediation.ts';
import { negotiation } from './steps/negotiation.ts';
import { outside } from './steps/outside.ts';
import { remedy } from './steps/remedy.ts';

const decisions: Decisions = {
  ...feedback,
  ...collection,
  ...assessment,
  ...negotiation,
  ...decision,
  ...dissatisfied,
  ...mediation,
  ...outside,
  ...remedy,
  ...evidence,
  ...anyTime,
};

const illegal = (command: CommandName, it: Case, actor: Actor): Refusal => ({
  ...refuse('IllegalTransition', { command, status: statusOf(it) }),
  allowed: allowedCommands(it, actor),
});

function judge(context: Context, command: Command): Refusal | null {
  const { it, actor } = context;
  const moves = movesOf(command.name, statusOf(it));
  if (moves.length === 0) return illegal(command.name, it, actor);
  if (actor.kind === 'staff' && it.recused.includes(actor.id))
    return refuse('ActorRecused', { who: actor.id });
  const mine = moves.find((row) => mayMove(row, actor));
  if (!mine)
    return {
      ...refuse('RoleNotAllowed', { command: command.name }),
      allowed: allowedCommands(it, actor),
    };
  for (const guard of mine.guards) {
    const refusal = guards[guard](context, command.data);
    if (refusal) return { ...refusal, allowed: allowedCommands(it, actor) };
  }
  return null;
}

/**
 * Decides one command. Pure: the same case, command and circumstances give the same events. Returns a named refusal with
 * the commands that are allowed instead; it never throws for something a person may do wrong.
 */
export function decide(context: Context, command: Command): { events: DomainEvent[] } | Refusal {
  const refusal = judge(context, command);
  if (refusal) return refusal;
  const run = decisions[command.name] as Decision<CommandName>;
  const outcome = run(context, command.data);
  return isRefusal(outcome)
    ? { ...outcome, allowed: outcome.allowed ?? allowedCommands(context.it, context.actor) }
    : { events: outcome };
}
