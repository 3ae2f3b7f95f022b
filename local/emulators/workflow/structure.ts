import { type Block, failingOf, innerBlocks, type State } from './definition-types.ts';

/** A block with the place it stands in. */
export interface PlacedBlock {
  readonly block: Block;
  readonly path: string;
  /** Enclosing blocks, outermost first. */
  readonly around: readonly Block[];
}

/** The block and all blocks inside it. */
export function* blocksIn(
  block: Block,
  path = '',
  around: readonly Block[] = [],
): Generator<PlacedBlock> {
  yield { block, path, around };
  for (const [name, state] of Object.entries(block.States)) {
    for (const [index, inner] of innerBlocks(state).entries()) {
      yield* blocksIn(inner, `${path}${name}/${index}/`, [...around, block]);
    }
  }
}

/** Names a state may go to. */
function targetsOf(state: State): string[] {
  const next = 'Next' in state && state.Next !== undefined ? [state.Next] : [];
  const caught = (failingOf(state).Catch ?? []).map((catcher) => catcher.Next);
  if (state.Type !== 'Choice') return [...next, ...caught];
  const ruled = state.Choices.map((rule) => rule.Next);
  return state.Default === undefined ? ruled : [...ruled, state.Default];
}

/** Faults of the graph: targets that do not exist, states never reached, states without or with two ways out. */
export function transitionFaults({ block, path }: PlacedBlock): string[] {
  const names = Object.keys(block.States);
  const targets = new Set([block.StartAt, ...Object.values(block.States).flatMap(targetsOf)]);
  const missing = [...targets].filter((name) => !names.includes(name));
  const unreached = names.filter((name) => !targets.has(name));
  return [
    ...missing.map((name) => `${path}: there is no state '${name}' to go to`),
    ...unreached.map((name) => `${path}${name}: no state goes there`),
    ...Object.entries(block.States).flatMap(([name, state]) => wayOutFaults(path + name, state)),
  ];
}

function wayOutFaults(place: string, state: State): string[] {
  if (state.Type === 'Choice' || state.Type === 'Succeed' || state.Type === 'Fail') return [];
  const ways = [state.Next, state.End].filter((way) => way !== undefined).length;
  return ways === 1 ? [] : [`${place}: needs either Next or End`];
}

/** State names that stand more than once in the whole machine. */
export function repeatedNames(machine: Block): string[] {
  const names = [...blocksIn(machine)].flatMap(({ block }) => Object.keys(block.States));
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(repeated)].map((name) => `${name}: the name of a state must be unique`);
}
