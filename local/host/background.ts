import type { StackModel } from './assembly/model.ts';

/** Names of the functions for which nobody waits at a page: steps of a workflow, and what rules set off. */
export function backgroundOf(
  model: Pick<StackModel, 'functions' | 'stateMachines' | 'rules'>,
): ReadonlySet<string> {
  const workflows = model.stateMachines.map(({ definition }) => JSON.stringify(definition));
  const targets = model.rules.flatMap((rule) => rule.targets.map(({ arn }) => arn));
  const callers = [...workflows, ...targets];
  const called = model.functions.filter(({ arn }) => callers.some((it) => it.includes(arn)));
  return new Set(called.map(({ name }) => name));
}
