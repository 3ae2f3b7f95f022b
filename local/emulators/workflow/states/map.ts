import type { MapState } from '../definition-types.ts';
import { QueryEvaluationError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { Branch, Outcome, Situation } from '../outcome.ts';

/** One iteration per item; the result is the array of their outputs, in the order of the items. */
export async function map(state: MapState, situation: Situation): Promise<Outcome> {
  const branches: Branch[] = [];
  for (const [Index, Value] of (await items(state, situation)).entries()) {
    branches.push(await iteration(state, situation, { Index, Value }));
  }
  return { kind: 'fork', branches, concurrency: await concurrency(state, situation) };
}

async function items(state: MapState, situation: Situation): Promise<readonly Json[]> {
  const value =
    state.Items === undefined ? situation.input : await situation.evaluate(state.Items, 'Items');
  if (!Array.isArray(value)) throw new QueryEvaluationError('Items must be an array.');
  return value;
}

async function iteration(
  state: MapState,
  situation: Situation,
  item: NonNullable<Branch['item']>,
): Promise<Branch> {
  const input =
    state.ItemSelector === undefined
      ? item.Value
      : await situation.evaluate(state.ItemSelector, 'ItemSelector', item);
  return { block: state.ItemProcessor, input, item };
}

async function concurrency(state: MapState, situation: Situation): Promise<number> {
  const value = await situation.evaluate(state.MaxConcurrency ?? 0, 'MaxConcurrency');
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new QueryEvaluationError('MaxConcurrency must be a whole number, 0 or more.');
}
