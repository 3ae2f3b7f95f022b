import { afterAll, beforeAll, describe } from 'vitest';
import { storesContract } from './case-store.contract.ts';
import { dynamoGround } from './dynamo-ground.ts';

describe('stores in DynamoDB (B2-33)', () => {
  let ground: Awaited<ReturnType<typeof dynamoGround>>;
  beforeAll(async () => {
    ground = await dynamoGround();
  });
  afterAll(() => ground.close());
  storesContract(() => ground.open());
});
