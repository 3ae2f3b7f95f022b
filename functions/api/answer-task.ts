/** POST /api/staff/cases/{caseId}/tasks/{taskId}/answer — completes a task with one of the commands that it takes. */
import { requireAnswerable } from '#casework/answer-check.ts';
import type { CaseworkNeeds } from '#casework/carry-out.ts';
import { NamedError } from '#contracts/errors.ts';
import { fieldError } from '#contracts/field-messages.ts';
import type { StaffAnswer } from '#contracts/staff-answers.ts';
import type { Command } from '#domain/commands.ts';
import type { Locale } from '#domain/vocabulary.ts';
import { whereabouts } from '#domain/whereabouts.ts';
import { staffActs } from '#runtime/acts.ts';
import { type ApiRequest, apiHandler } from '#runtime/api-handler.ts';
import { InvalidFields } from '#runtime/problem.ts';
import { working } from '#runtime/working.ts';

// the contract ties each name to the data of that command; the union type cannot say so
const commandOf = ({ command, data }: StaffAnswer): Command => ({ name: command, data }) as Command;

/** A rule that needs today's date, the case or the bank's profile is told at its field, as the contract's own rules are. */
const atItsField =
  (locale: Locale) =>
  (refusal: unknown): never => {
    if (!(refusal instanceof NamedError) || refusal.values['field'] === undefined) throw refusal;
    const { field, rule, limit } = refusal.values;
    const errors = [fieldError(`answer.data.${field}`, String(rule), locale, limit)];
    throw new NamedError(refusal.name, refusal.values, { ...refusal.more, errors });
  };

export const answerTask = (needs: CaseworkNeeds) => async (request: ApiRequest<'AnswerTask'>) => {
  const { body, path, actor, locale } = request;
  const command = commandOf(body.answer);
  return staffActs(needs)(request, command, {
    check: async (work) => {
      await requireAnswerable(needs, work, path.taskId, command, actor);
      const { case: it } = work;
      // a run may only begin where the facts are
      if (command.name === 'StartRun' && command.data.startAt !== whereabouts(it))
        throw new InvalidFields([
          fieldError('answer.data.startAt', 'oneOf', locale, whereabouts(it)),
        ]);
    },
  }).catch(atItsField(locale));
};

export const handler = apiHandler('AnswerTask', async (request) => answerTask(working())(request));
