/** Told of all that costs money on AWS; for those who count. */
export interface Watch {
  /** `caller` is the function's name; `capacity` is DynamoDB's account of the call, one entry per table. */
  awsCall(call: {
    readonly service: string;
    readonly operation: string;
    readonly caller: string;
    readonly capacity: readonly Capacity[];
  }): void;
  invocation(functionArn: string, via: 'api' | 'workflow' | 'rule'): void;
}

/** As DynamoDB answers with `ReturnConsumedCapacity: INDEXES`; transactions and indexes included. */
export interface Capacity {
  readonly CapacityUnits: number;
}

/** Asks DynamoDB for its account; other services do not know the member. */
export const askingForCapacity = (service: string, body: object): object =>
  service === 'dynamodb' ? { ...body, ReturnConsumedCapacity: 'INDEXES' } : body;

export function capacityIn(answer: object): Capacity[] {
  const { ConsumedCapacity: told } = answer as { ConsumedCapacity?: Capacity | Capacity[] };
  return told === undefined ? [] : [told].flat();
}
