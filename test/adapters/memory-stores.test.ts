import { describe } from 'vitest';
import { memoryWorld } from '../support/memory-world.ts';
import { storesContract } from './case-store.contract.ts';
import { NOW } from './contract/ground.ts';

describe('stores in memory (B2-33)', () => {
  storesContract(async () => memoryWorld({ now: NOW }));
});
