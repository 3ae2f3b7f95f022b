import type { Engine } from '../engine.ts';
import type { Store } from '../store.ts';
import type { Registry } from './registry.ts';

/** What the operations of the wire API work with. */
export interface Desk {
  readonly store: Store;
  readonly engine: Engine;
  readonly registry: Registry;
  /** Epoch ms. */
  readonly now: () => number;
  readonly uuid: () => string;
}
