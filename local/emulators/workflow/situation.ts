import type { Block, State } from './definition-types.ts';
import { RuntimeFault, type StateError } from './errors.ts';
import type { Execution, Frame } from './execution.ts';
import type { Json } from './json.ts';
import type { Branch, Situation } from './outcome.ts';
import type { Store } from './store.ts';
import type { Bindings, Evaluate } from './template.ts';

/** Members of `$states` that only some fields see. */
export interface Seen {
  readonly result?: Json;
  readonly error?: StateError;
  readonly item?: Branch['item'];
}

/** The block a frame runs in: the machine itself, or the branch its parent's state has for it. */
export function blockOf(store: Store, execution: Execution, frame: Frame): Block {
  if (frame.parent === undefined) return definitionOf(store, execution);
  const parent = execution.frames.get(frame.parent);
  const state = parent && stateOf(store, execution, parent);
  const block =
    state?.Type === 'Parallel'
      ? state.Branches[frame.branch]
      : state?.Type === 'Map'
        ? state.ItemProcessor
        : undefined;
  if (!block) throw new RuntimeFault(`Frame ${frame.id} has lost its branch.`);
  return block;
}

/** The definition that the execution began with. */
function definitionOf(store: Store, execution: Execution) {
  const definition = store.definition(execution.facts.definition);
  if (!definition) throw new RuntimeFault('The definition of the execution is not stored.');
  return definition;
}

/** The state a frame is in. */
export function stateOf(store: Store, execution: Execution, frame: Frame): State {
  const state = blockOf(store, execution, frame).States[frame.state];
  if (!state) throw new RuntimeFault(`There is no state '${frame.state}'.`);
  return state;
}

/** The frame and those it runs under, outermost first. */
function lineage(execution: Execution, frame: Frame): Frame[] {
  const parent = frame.parent === undefined ? undefined : execution.frames.get(frame.parent);
  return parent ? [...lineage(execution, parent), frame] : [frame];
}

/** Variables in scope and `$states` with its context object. */
export function bindingsOf(execution: Execution, frame: Frame, seen: Seen): Bindings {
  const frames = lineage(execution, frame);
  const bindings: Record<string, unknown> = {};
  for (const { variables } of frames) Object.assign(bindings, variables);
  const item = seen.item ?? frames.findLast((one) => one.item !== undefined)?.item;
  bindings['states'] = {
    input: frame.input,
    ...(seen.result !== undefined && { result: seen.result }),
    ...(seen.error && { errorOutput: { Error: seen.error.name, Cause: seen.error.message } }),
    context: contextOf(execution, frame, item),
  };
  return bindings;
}

function contextOf({ facts }: Execution, frame: Frame, item: Branch['item']) {
  return {
    Execution: {
      Id: facts.arn,
      // parsed only when an expression asks for it
      get Input(): unknown {
        return JSON.parse(facts.input);
      },
      Name: facts.name,
      RoleArn: roleOf(facts.stateMachineArn),
      StartTime: new Date(facts.startedAt).toISOString(),
      RedriveCount: 0,
    },
    State: {
      EnteredTime: new Date(frame.enteredAt).toISOString(),
      Name: frame.state,
      RetryCount: frame.retries.reduce((sum, count) => sum + count, 0),
    },
    StateMachine: { Id: facts.stateMachineArn, Name: machineName(facts.stateMachineArn) },
    ...(frame.token !== undefined && { Task: { Token: frame.token } }),
    ...(item && { Map: { Item: item } }),
  };
}

/** Name of a state machine, from its unqualified ARN. */
function machineName(stateMachineArn: string): string {
  return stateMachineArn.split(':')[6] ?? '';
}

/** The role that AWS would report; locally the host checks permissions elsewhere. */
export function roleOf(stateMachineArn: string): string {
  const [, partition = 'aws', , , account = ''] = stateMachineArn.split(':');
  return `arn:${partition}:iam::${account}:role/${machineName(stateMachineArn)}`;
}

/** What the frame's state sees while it works. */
export function situationOf(
  execution: Execution,
  frame: Frame,
  now: number,
  evaluate: Evaluate,
): Situation {
  return {
    name: frame.state,
    input: frame.input,
    now,
    functionArn: (name) => completeFunctionArn(name, execution.facts.stateMachineArn),
    evaluate: (template, field, item) =>
      evaluate(template, bindingsOf(execution, frame, item ? { item } : {}), field),
  };
}

function completeFunctionArn(name: string, stateMachineArn: string): string {
  if (name.startsWith('arn:')) return name;
  const [, partition, , region, account] = stateMachineArn.split(':');
  return `arn:${partition}:lambda:${region}:${account}:function:${name}`;
}
