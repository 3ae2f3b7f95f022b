/** The table emulator behind the SDK's commands and errors, without a network in between. */
import { randomUUID } from 'node:crypto';
import {
  type AttributeValue,
  type CancellationReason,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import type { TableEmulator } from '../../../local/emulators/table/index.ts';
import type { Actor, Service } from './calls.ts';
import type { Chance } from './dice.ts';
import type { Stage } from './stage.ts';

export interface SdkCommand {
  readonly constructor: { readonly name: string };
  // each command has an input of its own, passed on as it is
  readonly input: Record<string, unknown>;
}
type Line = Pick<Stage, 'call'>;

/** Told of every transaction and update that changed something. */
export type Written = (actor: Actor, operation: string, input: SdkCommand['input']) => void;

const named = (name: string): Error => Object.assign(new Error(name), { name });

const cancelled = (Code: string): Error =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code }],
  });

const anywhere = (chance: Chance): Error =>
  chance.of(
    () => new ProvisionedThroughputExceededException({ message: 'slow down', $metadata: {} }),
    () => named('ThrottlingException'),
    () => named('InternalServerError'),
    () => named('TimeoutError'),
    () => named('RequestLimitExceeded'),
  )();

const service: Service = {
  name: 'table',
  passing(chance, what) {
    if (what.startsWith('TransactWriteItems') && chance.is(0.5))
      return cancelled(
        chance.of('ThrottlingError', 'ProvisionedThroughputExceeded', 'TransactionConflict'),
      );
    if (what.startsWith('UpdateItem') && chance.is(0.3))
      return new TransactionConflictException({ message: 'busy', $metadata: {} });
    return anywhere(chance);
  },
};

interface Refused {
  readonly __type: string;
  readonly message?: string;
  readonly Item?: Record<string, AttributeValue>;
  readonly CancellationReasons?: CancellationReason[];
}

function errorOf({ __type, message = '', Item, CancellationReasons }: Refused): Error {
  const base = { message, $metadata: {} };
  const name = __type.split('#').at(-1) ?? __type;
  switch (name) {
    case 'ConditionalCheckFailedException':
      return new ConditionalCheckFailedException({ ...base, ...(Item && { Item }) });
    case 'TransactionCanceledException':
      return new TransactionCanceledException({
        ...base,
        ...(CancellationReasons && { CancellationReasons }),
      });
    case 'TransactionConflictException':
      return new TransactionConflictException(base);
    default:
      return Object.assign(new Error(message), { name });
  }
}

/** Bytes are text on the wire and bytes in the SDK; everything else is the same in both. */
function toWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toWire);
  const copy: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value))
    copy[name] = one instanceof Uint8Array ? Buffer.from(one).toString('base64') : toWire(one);
  return copy;
}

/** In place: the answer is nobody else's. */
function fromWire(value: object): object {
  for (const [name, one] of Object.entries(value))
    if (name === 'B') Object.assign(value, { B: new Uint8Array(Buffer.from(one, 'base64')) });
    else if (typeof one === 'object' && one !== null) fromWire(one);
  return value;
}

/** Asks the emulator outright, without any fault. */
export const tableDesk = (emulator: TableEmulator) => async (operation: string, input: object) => {
  // what only reads sends no bytes
  const wire = /Put|Update|Write/.test(operation) ? (toWire(input) as object) : input;
  const { status, body } = await emulator.handle(`DynamoDB_20120810.${operation}`, wire);
  // the emulator's own shape of a refusal
  if (status !== 200) throw errorOf(fromWire(body) as Refused);
  return fromWire(body);
};

/** A client as the adapters use it: nothing but `send`. */
export function tableLine(stage: Line, actor: Actor, emulator: TableEmulator, written: Written) {
  const ask = tableDesk(emulator);
  const send = ({ constructor, input }: SdkCommand) => {
    const operation = constructor.name.replace(/Command$/, '');
    const transaction = operation === 'TransactWriteItems';
    // the SDK puts a token into each transaction, so that its own repeats write once
    const body = transaction ? { ...input, ClientRequestToken: randomUUID() } : input;
    let told = false;
    const make = async () => {
      const answer = await ask(operation, body);
      if (!told && (transaction || operation === 'UpdateItem')) written(actor, operation, input);
      told = true;
      return answer;
    };
    return stage.call(actor, {
      service,
      what: `${operation} ${placeOf(input)}`,
      mayRepeat: true,
      make,
    });
  };
  return { send } as unknown as DynamoDBClient;
}

function placeOf(input: SdkCommand['input']): string {
  const text = JSON.stringify(input['Key'] ?? input['ExpressionAttributeValues'] ?? '');
  return text.slice(0, 120);
}
