import type { StackModel } from './assembly/model.ts';

/** Names of the functions for which nobody waits at a page: steps of a workflow, and what rules set off. */
export function backgroundOf(
  model: Pick<StackModel, 'functions' | 'stateMachines' | 'rules'>,
): ReadonlySet<string> {
  const workflows = model.stateMachines.map(({ definition }) => JSON.stringify(definition));
  const targets = model.rules.flatMap((rule) => rule.targets.map(({ arn }) => arn));
  const callers = [...workflows, ...targets];
  const called = model.functions.filter(({ arn }) => callers.some((it) => names(it, arn)));
  return new Set(called.map(({ name }) => name));
}

/** Whether the ARN stands there, not one that only begins like it. */
const names = (text: string, arn: string): boolean =>
  text
    .split(arn)
    .slice(1)
    .some((rest) => !/^[\w-]/.test(rest));
