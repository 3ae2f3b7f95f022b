import type { ChoiceRule, ChoiceState } from '../definition-types.ts';
import { NoChoiceMatched, QueryEvaluationError } from '../errors.ts';
import type { Outcome, Situation } from '../outcome.ts';

/** The first rule that holds brings its own Assign and Output; the state's own go with its Default. */
export async function choice(state: ChoiceState, situation: Situation): Promise<Outcome> {
  for (const [index, rule] of state.Choices.entries()) {
    if (await holds(rule, `Choices/${index}/Condition`, situation)) {
      return { kind: 'leave', exit: rule, value: situation.input };
    }
  }
  if (state.Default === undefined) throw new NoChoiceMatched(situation.name);
  const exit = { Output: state.Output, Assign: state.Assign, Next: state.Default };
  return { kind: 'leave', exit, value: situation.input };
}

async function holds(rule: ChoiceRule, field: string, situation: Situation): Promise<boolean> {
  const value = await situation.evaluate(rule.Condition, field);
  if (typeof value !== 'boolean') throw new QueryEvaluationError(`${field} must be true or false.`);
  return value;
}
